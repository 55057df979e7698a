package io.lictor.documents.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;

/** With indexes the embedded server finds what it finds without, in the same order. */
class IndexedQueriesTest {

    private static final long SEED = 20_261_202;
    private static final int DOCUMENTS = 600;
    private static final int QUERIES = 2_000;
    private static final int ROUNDS = 20;
    private static final List<String> INDEXED = List.of("name", "number", "at", "tags");

    private final Random random = new Random(SEED);

    @Test
    void findsTheSame() {
        try (TestDatabase database = TestDatabase.embedded()) {
            MongoCollection<Document> with = database.database().getCollection("with");
            PlainCollection without = new PlainCollection();
            INDEXED.forEach(field -> with.createIndex(Indexes.ascending(field)));
            for (int i = 0; i < DOCUMENTS; i++) {
                Document document = document(i);
                with.insertOne(document);
                without.insert(document);
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
                        .isEqualTo(without.find(filter, sort, limit));
                int all = without.find(filter, sort, 0).size();
                assertThat(with.countDocuments(filter)).as("%s", filter).isEqualTo(all);
                assertThat(count(database, filter)).as("%s", filter).isEqualTo(all);
            }
        }
    }

    /** By the command of old, which the read model has its counts by. */
    private static int count(TestDatabase database, Bson filter) {
        return database.database()
                .runCommand(new Document("count", "with").append("query", filter.toBsonDocument()))
                .getInteger("n");
    }

    /** What a first query makes holds what others write meanwhile. */
    @Test
    void whatIsMadeWhileOthersWriteMissesNothing() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            try (TestDatabase database = TestDatabase.embedded();
                    ExecutorService others = Executors.newSingleThreadExecutor()) {
                MongoCollection<Document> with = database.database().getCollection("with");
                INDEXED.forEach(field -> with.createIndex(Indexes.ascending(field)));
                boolean removes = round % 2 == 0;
                with.insertMany(
                        IntStream.range(0, DOCUMENTS).mapToObj(this::document).toList());
                Random ofOthers = new Random(random.nextLong());
                Future<?> written = others.submit(() -> write(with, ofOthers, removes));
                for (int i = 0; i < 10; i++) {
                    found(with, filter(), sort(), 10);
                }
                written.get();

                PlainCollection without = new PlainCollection();
                with.find().forEach(without::insert);
                for (int i = 0; i < 40; i++) {
                    Bson filter = filter();
                    Document sort = sort();
                    assertThat(found(with, filter, sort, 20))
                            .as("round %d, %s by %s, seed %d", round, filter, sort, SEED)
                            .isEqualTo(without.find(filter, sort, 20));
                }
            }
        }
    }

    private static void write(MongoCollection<Document> collection, Random random, boolean removes) {
        for (int i = 0; i < 300; i++) {
            String id = "id-%04d".formatted(random.nextInt(2 * DOCUMENTS));
            Date at = Date.from(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(40)));
            if (removes && i % 5 == 0) {
                collection.deleteOne(Filters.eq(id));
            } else {
                Document next = new Document("at", at)
                        .append("name", "n" + (char) ('a' + random.nextInt(5)) + random.nextInt(8))
                        .append("number", random.nextInt(12))
                        .append("plain", random.nextInt(3));
                collection.updateOne(Filters.eq(id), new Document("$set", next), new UpdateOptions().upsert(true));
            }
        }
    }

    /** So few of so many fit, and all of them so late in the order, that it is given up to walk through it. */
    @Test
    void findsWhatStandsFarBehindInTheOrder() {
        try (TestDatabase database = TestDatabase.embedded()) {
            MongoCollection<Document> documents = database.database().getCollection("with");
            INDEXED.forEach(field -> documents.createIndex(Indexes.ascending(field)));
            List<Document> all = new ArrayList<>();
            for (int i = 0; i < 30_000; i++) {
                all.add(new Document("_id", "id-%05d".formatted(i))
                        .append("number", i)
                        .append("name", i % 2 == 0 ? "even" : "odd")
                        .append("plain", i < 200 ? 1 : 0)
                        .append("tags", List.of(i < 100 ? "rare" : "frequent", "every")));
            }
            documents.insertMany(all);
            Bson filter = Filters.and(Filters.eq("name", "even"), Filters.eq("plain", 1), Filters.eq("tags", "every"));

            List<Document> found = found(documents, filter, new Document("number", -1).append("_id", -1), 30);

            assertThat(found)
                    .extracting(document -> document.getInteger("number"))
                    .isEqualTo(
                            IntStream.range(0, 30).map(i -> 198 - 2 * i).boxed().toList());
            assertThat(found(documents, filter, new Document("number", -1).append("_id", -1), 150))
                    .hasSize(100);
        }
    }

    /** The server's own collection, without indexes. */
    private static final class PlainCollection {

        private final de.bwaldvogel.mongo.MongoCollection<?> collection =
                new MemoryDatabase("db", new CursorRegistry()).createCollectionOrThrowIfExists("without");

        void insert(Document document) {
            collection.addDocument(BsonConversion.in(document));
        }

        void delete(Object id) {
            collection.deleteDocuments(new de.bwaldvogel.mongo.bson.Document("_id", id), 1);
        }

        List<Document> find(Bson filter, Document sort, int limit) {
            var selector = new de.bwaldvogel.mongo.bson.Document("$query", BsonConversion.query(filter))
                    .append("$orderby", BsonConversion.in(sort));
            List<Document> found = new ArrayList<>();
            collection
                    .handleQuery(new QueryParameters(selector, 0, limit))
                    .forEach(document -> found.add(BsonConversion.out(document)));
            return found;
        }
    }

    private void change(MongoCollection<Document> with, PlainCollection without) {
        Document next = document(random.nextInt(DOCUMENTS));
        boolean comesBack = random.nextInt(4) > 0;
        with.deleteOne(Filters.eq(next.get("_id")));
        without.delete(next.get("_id"));
        if (comesBack) {
            with.insertOne(next);
            without.insert(next);
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
                .append(
                        "parts",
                        tags.stream()
                                .map(tag -> new Document("code", tag).append("until", at()))
                                .toList())
                .append("plain", random.nextInt(4) == 0 ? null : random.nextInt(3));
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
                    switch (random.nextInt(20)) {
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
                        case 9 -> Filters.ne("plain", random.nextInt(3));
                        case 10 -> Filters.nor(Filters.lte("at", at()), Filters.eq("plain", 1));
                        case 11 -> Filters.eq("plain", null);
                        case 12 -> Filters.nin("number", 1, 2, random.nextInt(12));
                        case 13 -> Filters.gt("_id", "id-%04d".formatted(random.nextInt(DOCUMENTS)));
                        case 14 ->
                            Filters.elemMatch(
                                    "parts", Filters.and(Filters.eq("code", name()), Filters.gt("until", at())));
                        case 15 -> Filters.eq("parts.code", name());
                        case 16 -> Filters.ne("parts.code", name());
                        case 17 ->
                            Filters.or(
                                    Filters.and(Filters.eq("name", name()), Filters.lte("at", at())),
                                    Filters.eq("number", random.nextInt(12)));
                        case 18 -> Filters.nor(Filters.eq("tags", name()), Filters.exists("missing"));
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
