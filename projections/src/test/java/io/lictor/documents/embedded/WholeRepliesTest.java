package io.lictor.documents.embedded;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import io.lictor.documents.Documents.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Each of these fails on the server's own memory backend: it replies with documents that others are changing. */
class WholeRepliesTest {

    private static final int ROUNDS = 1_000;

    /** Makes the server take long to encode a document between its first and its last field. */
    private static final String LONG = "x".repeat(100_000);

    @Test
    void noReaderSeesHalfOfAnUpdate() throws Exception {
        try (var test = TestDatabase.embedded()) {
            var documents = test.database().getCollection("documents");
            documents.insertOne(sameFirstAndLast(0));
            documents.insertOne(sameFirstAndLast(1));
            Callable<List<String>> write = () -> {
                for (int round = 1; round <= 2 * ROUNDS; round++) {
                    documents.updateOne(eq("_id", round % 2), combine(set("first", round), set("last", round)));
                }
                return List.of();
            };

            assertThat(inParallel(write, write, () -> torn(documents, 0))).isEmpty();
        }
    }

    @Test
    void noReaderSeesHalfOfADocumentThatIsWrittenWithoutTheDriver() throws Exception {
        try (var test = TestDatabase.embedded()) {
            var documents = test.database().getCollection("documents");
            var atHand = test.readModel().documents("documents");
            atHand.write("version", List.of(version(0, 1), version(1, 1)));
            Callable<List<String>> write = () -> {
                for (int round = 2; round <= ROUNDS; round++) {
                    assertThat(atHand.write("version", List.of(version(round % 2, round / 2 + 1))))
                            .isTrue();
                    atHand.addToSets(Map.of("0", Map.of("set", List.of("text " + round))));
                }
                return List.of();
            };

            assertThat(inParallel(write, () -> torn(documents, "0"), () -> torn(documents, "1")))
                    .isEmpty();
        }
    }

    private static Change version(int id, long version) {
        return new Change(
                version - 1,
                new Document("_id", Integer.toString(id))
                        .append("version", version)
                        .append("first", version)
                        .append("text", LONG)
                        .append("last", version));
    }

    @Test
    void noTwoCallersGetTheSameResult() throws Exception {
        try (var test = TestDatabase.embedded()) {
            var counters = test.database().getCollection("counters");
            counters.insertOne(new Document("_id", 0).append("count", 0));
            var after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
            Callable<List<Integer>> count = () -> IntStream.range(0, ROUNDS)
                    .mapToObj(i -> counters.findOneAndUpdate(eq("_id", 0), inc("count", 1), after))
                    .map(counter -> counter.getInteger("count"))
                    .toList();

            assertThat(inParallel(count, count, count, count))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 4 * ROUNDS).boxed().toList());
        }
    }

    private static List<String> torn(MongoCollection<Document> documents, Object id) {
        var torn = new ArrayList<String>();
        for (int round = 0; round < ROUNDS / 2; round++) {
            // The second comes in a batch of its own, the first by itself too.
            var read = documents.find().batchSize(1).into(new ArrayList<>());
            read.add(documents.find(eq("_id", id)).first());
            for (var document : read) {
                if (!document.get("first").equals(document.get("last"))) {
                    torn.add(document.get("first") + " and " + document.get("last"));
                }
            }
        }
        return torn;
    }

    private static Document sameFirstAndLast(int id) {
        return new Document("_id", id).append("first", 0).append("text", LONG).append("last", 0);
    }

    @SafeVarargs
    private static <T> List<T> inParallel(Callable<List<T>>... tasks) throws Exception {
        try (var threads = Executors.newFixedThreadPool(tasks.length)) {
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(List.of(tasks))) {
                results.addAll(future.get());
            }
            return results;
        }
    }
}
