package io.lictor.projection;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.lictor.counts.CountsContent;
import io.lictor.documents.ReadModelDatabase;
import io.lictor.readmodel.DayCounts;
import io.lictor.readmodel.DayDocument;
import io.lictor.readmodel.Generation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;

/** Contents of a generation, to be compared. */
final class ReadModelContent {

    private ReadModelContent() {}

    /** Every document as it is. */
    static Map<String, Document> documents(MongoDatabase database, int number) {
        Generation generation = new Generation(ReadModelDatabase.of(database), number);
        Map<String, Document> content = new TreeMap<>();
        for (var collection : List.of(
                generation.licenses(),
                generation.keys(),
                generation.products(),
                generation.customers(),
                generation.days(),
                generation.counts())) {
            collection
                    // A customer who gave all licences away is as one who never had any.
                    .find(Filters.ne("licenses", List.of()))
                    .forEach(document -> content.put(
                            collection.getNamespace().getCollectionName() + " " + document.get("_id"), document));
        }
        return content;
    }

    /** Returns the contents without traces of how many segments wrote them, in which order and how late. */
    static Map<String, Object> of(MongoDatabase database, int number) {
        Map<String, Object> content = new TreeMap<>();
        documents(database, number).forEach((name, document) -> {
            String plain = name.replaceFirst("_" + number + " ", " ");
            if (plain.startsWith("days ")) {
                DayDocument day = DayDocument.read(document);
                day.products()
                        .forEach((product, counts) -> content.merge(
                                "days " + day.date() + " " + product,
                                counts,
                                (one, other) -> ((DayCounts) one).plus((DayCounts) other)));
            } else if (plain.startsWith("counts ")) {
                CountsContent.add(document, content);
            } else if (plain.startsWith("customers ")) {
                Set<String> licenses = new TreeSet<>(document.getList("licenses", String.class));
                content.put(plain, licenses);
            } else {
                content.put(plain, document);
            }
        });
        return content;
    }
}
