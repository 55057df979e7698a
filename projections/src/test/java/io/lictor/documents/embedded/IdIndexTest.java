package io.lictor.documents.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Documents found by their ids, held to a map while they come and go. */
class IdIndexTest {

    private static final long SEED = 20_261_204;

    private final Random random = new Random(SEED);

    @Test
    void findsWhatIsThereAndNothingElse() {
        try (TestDatabase database = TestDatabase.embedded()) {
            MongoCollection<Document> documents = database.database().getCollection("documents");
            Map<Object, Integer> expected = new HashMap<>();
            for (int i = 0; i < 4_000; i++) {
                Object id = random.nextInt(5) == 0 ? (Object) random.nextInt(100) : "id-" + random.nextInt(600);
                Document byId = new Document("_id", id);
                if (expected.containsKey(id) && random.nextInt(3) > 0) {
                    documents.deleteOne(byId);
                    expected.remove(id);
                } else if (!expected.containsKey(id)) {
                    documents.insertOne(new Document("_id", id).append("n", i));
                    expected.put(id, i);
                }
                Object asked = random.nextInt(5) == 0 ? (Object) random.nextInt(100) : "id-" + random.nextInt(600);
                Document found = documents.find(new Document("_id", asked)).first();
                assertThat(found == null ? null : found.getInteger("n"))
                        .as("seed %d, %s", SEED, asked)
                        .isEqualTo(expected.get(asked));
            }
            assertThat(documents.countDocuments()).isEqualTo(expected.size());
        }
    }
}
