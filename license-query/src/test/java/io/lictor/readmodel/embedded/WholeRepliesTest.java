package io.lictor.readmodel.embedded;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Each of these fails on the server's own memory backend: it replies with documents that others are changing. */
class WholeRepliesTest {

    private static final int DOCUMENTS = 4;
    private static final int ROUNDS = 1_000;
    private static final List<String> FIELDS =
            IntStream.range(0, 60).mapToObj(i -> "field" + i).toList();

    @Test
    void noReaderSeesHalfOfAnUpdate() throws Exception {
        try (var test = TestDatabase.embedded()) {
            var documents = test.database().getCollection("documents");
            for (int id = 0; id < DOCUMENTS; id++) {
                documents.insertOne(sameInAllFields(id, 0));
            }
            Callable<List<Document>> write = () -> {
                for (int round = 1; round <= ROUNDS; round++) {
                    documents.replaceOne(eq("_id", round % DOCUMENTS), sameInAllFields(round % DOCUMENTS, round));
                }
                return List.of();
            };

            var torn = inParallel(write, write, () -> torn(documents), () -> torn(documents)).stream()
                    .flatMap(List::stream)
                    .toList();

            assertThat(torn).isEmpty();
        }
    }

    @Test
    void noTwoCallersGetTheSameResult() throws Exception {
        try (var test = TestDatabase.embedded()) {
            var counters = test.database().getCollection("counters");
            counters.insertOne(sameInAllFields(0, 0).append("count", 0));
            var after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
            Callable<List<Integer>> count = () -> IntStream.range(0, ROUNDS)
                    .mapToObj(i -> counters.findOneAndUpdate(eq("_id", 0), inc("count", 1), after))
                    .map(counter -> counter.getInteger("count"))
                    .toList();

            var counted = inParallel(count, count, count, count).stream()
                    .flatMap(List::stream)
                    .sorted()
                    .toList();

            assertThat(counted)
                    .isEqualTo(IntStream.rangeClosed(1, 4 * ROUNDS).boxed().toList());
        }
    }

    private static List<Document> torn(MongoCollection<Document> documents) {
        var torn = new ArrayList<Document>();
        for (int round = 0; round < ROUNDS; round++) {
            // One at a time, and through a cursor of several batches.
            Stream.concat(
                            Stream.of(documents.find(eq("_id", round % DOCUMENTS)).first()),
                            documents.find().batchSize(2).into(new ArrayList<>()).stream())
                    .filter(document -> FIELDS.stream().map(document::get).distinct().count() > 1)
                    .forEach(torn::add);
        }
        return torn;
    }

    private static Document sameInAllFields(int id, int value) {
        var document = new Document("_id", id);
        FIELDS.forEach(field -> document.append(field, value));
        return document;
    }

    @SafeVarargs
    private static <T> List<T> inParallel(Callable<T>... tasks) throws Exception {
        try (var threads = Executors.newFixedThreadPool(tasks.length)) {
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(List.of(tasks))) {
                results.add(future.get());
            }
            return results;
        }
    }
}
