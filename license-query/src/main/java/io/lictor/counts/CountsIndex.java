package io.lictor.counts;

import io.lictor.documents.Documents;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/**
 * The document that says which counts there are: by which segments, for which years, and the documents of single streams,
 * which came late or were taken back, by their ids.
 */
final class CountsIndex {

    private static final String ID = "index";
    private static final String SEGMENTS = "segments";
    private static final String YEARS = "years";
    private static final String SINGLE = "single";

    private final Documents documents;
    private final Map<String, Set<String>> known = new HashMap<>();

    CountsIndex(Documents documents) {
        this.documents = documents;
    }

    /** What the document says. */
    record Content(List<String> segments, List<Long> years, List<String> single) {}

    static Content read(Documents documents) {
        Document document = documents.find(ID);
        return document == null
                ? new Content(List.of(), List.of(), List.of())
                : new Content(
                        document.getList(SEGMENTS, String.class, List.of()),
                        document.getList(YEARS, String.class, List.of()).stream()
                                .map(Long::valueOf)
                                .toList(),
                        document.getList(SINGLE, String.class, List.of()));
    }

    /** Adds what is not there yet; to be called before the documents themselves are written. */
    void add(Set<String> segments, Set<String> years, Set<String> single) {
        Map<String, Set<String>> news = new HashMap<>(Map.of(SEGMENTS, segments, YEARS, years, SINGLE, single));
        news.entrySet()
                .removeIf(each -> known.getOrDefault(each.getKey(), Set.of()).containsAll(each.getValue()));
        if (!news.isEmpty()) {
            documents.addToSets(Map.of(ID, news));
            news.forEach((field, texts) ->
                    known.computeIfAbsent(field, _ -> new HashSet<>()).addAll(texts));
        }
    }
}
