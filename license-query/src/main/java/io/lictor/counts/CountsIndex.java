package io.lictor.counts;

import io.lictor.documents.Documents;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** The document that says who has written counts, and for which years. */
final class CountsIndex {

    private static final String ID = "index";
    private static final String WRITERS = "writers";
    private static final String YEARS = "years";

    private final Documents documents;
    private final Set<String> writers = new HashSet<>();
    private final Set<String> years = new HashSet<>();

    CountsIndex(Documents documents) {
        this.documents = documents;
    }

    /** What the document says. */
    record Content(List<String> writers, List<Long> years) {}

    static Content read(Documents documents) {
        Document document = documents.find(ID);
        return document == null
                ? new Content(List.of(), List.of())
                : new Content(
                        document.getList(WRITERS, String.class, List.of()),
                        document.getList(YEARS, String.class, List.of()).stream()
                                .map(Long::valueOf)
                                .toList());
    }

    /** Adds what is not there yet; to be called before the documents themselves are written. */
    void add(Set<String> writers, Set<String> years) {
        if (this.writers.containsAll(writers) && this.years.containsAll(years)) {
            return;
        }
        documents.addToSets(Map.of(ID, Map.of(WRITERS, writers, YEARS, years)));
        this.writers.addAll(writers);
        this.years.addAll(years);
    }
}
