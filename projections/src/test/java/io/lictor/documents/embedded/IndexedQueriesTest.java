package io.lictor.documents.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;

/** With indexes the embedded server finds what it finds without, in the same order. */
class IndexedQueriesTest {

    private static final long SEED = 20_261_202;
    private static final int DOCUMENTS = 600;
    private static final int QUERIES = 2_000;
    private static final List<String> INDEXED = List.of("name", "number", "at", "tags");

    private final Random random = new Random(SEED);

    @Test
    void findsTheSame() {
        try (TestDatabase database = TestDatabase.embedded()) {
            MongoCollection<Document> with = database.database().getCollection("with");
            MongoCollection<Document> without = database.database().getCollection("without");
            INDEXED.forEach(field -> with.createIndex(Indexes.ascending(field)));
            for (int i = 0; i < DOCUMENTS; i++) {
                Document document = document(i);
                with.insertOne(document);
                without.insertOne(document);
            }
            for (int i = 0; i < QUERIES; i++) {
                if (i % 10 == 0) {
                    change(with, without);
                }
                Bson filter = filter();
                Document sort = sort();
                int limit = 1 + random.nextInt(30);
                assertThat(found(with, filter, sort, limit))
                        .as("%s by %s, %d, seed %d", filter, sort, limit, SEED)
                        .isEqualTo(found(without, filter, sort, limit));
                assertThat(with.countDocuments(filter)).as("%s", filter).isEqualTo(without.countDocuments(filter));
            }
        }
    }

    private void change(MongoCollection<Document> with, MongoCollection<Document> without) {
        Document next = document(random.nextInt(DOCUMENTS));
        boolean comesBack = random.nextInt(4) > 0;
        for (MongoCollection<Document> collection : List.of(with, without)) {
            collection.deleteOne(Filters.eq(next.get("_id")));
            if (comesBack) {
                collection.insertOne(next);
            }
        }
    }

    private Document document(int number) {
        List<String> tags = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            tags.add(name());
        }
        return new Document("_id", "id-%04d".formatted(number))
                .append("name", name())
                .append("number", random.nextInt(12))
                .append("at", at())
                .append("tags", tags)
                .append("plain", random.nextInt(3));
    }

    private String name() {
        return "n" + (char) ('a' + random.nextInt(5)) + random.nextInt(8);
    }

    private Date at() {
        return Date.from(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(40)));
    }

    private Bson filter() {
        List<Bson> all = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            all.add(
                    switch (random.nextInt(10)) {
                        case 0 -> Filters.eq("name", name());
                        case 1 -> Filters.gte("name", "n" + (char) ('a' + random.nextInt(5)));
                        case 2 -> Filters.and(Filters.gte("name", "nb"), Filters.lt("name", "nb\uffff"));
                        case 3 -> Filters.in("number", random.nextInt(12), random.nextInt(12));
                        case 4 -> Filters.lte("at", at());
                        case 5 -> Filters.gt("at", at());
                        case 6 -> Filters.eq("tags", name());
                        case 7 ->
                            new Document(
                                    "tags", new Document("$elemMatch", new Document("$gte", "nb").append("$lt", "nc")));
                        case 8 -> Filters.eq("plain", random.nextInt(3));
                        default -> Filters.or(Filters.eq("name", name()), Filters.gt("number", 6));
                    });
        }
        return Filters.and(all);
    }

    private Document sort() {
        int direction = random.nextBoolean() ? 1 : -1;
        String field = List.of("_id", "name", "number", "at").get(random.nextInt(4));
        return field.equals("_id")
                ? new Document(field, direction)
                : new Document(field, direction).append("_id", direction);
    }

    private static List<Document> found(MongoCollection<Document> collection, Bson filter, Document sort, int limit) {
        return collection.find(filter).sort(sort).limit(limit).into(new ArrayList<>());
    }
}
