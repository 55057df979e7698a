package io.lictor.documents.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages in the order of ids, held to a sorted map while documents come, change and go. */
class IdOrderIndexTest {

    private static final long SEED = 7;
    private static final int GROUPS = 3;
    private static final int PAGE = 7;

    private final TestDatabase test = TestDatabase.embedded();
    private final MongoCollection<Document> documents = test.database().getCollection("documents");
    private final TreeMap<String, Integer> expected = new TreeMap<>();
    private final SplittableRandom random = new SplittableRandom(SEED);

    @AfterEach
    void close() {
        test.close();
    }

    /** With an index, by which the rarest group is found, and the others are not. */
    @ParameterizedTest
    @CsvSource({"true, false", "false, false", "true, true", "false, true"})
    void pagesTellOfAllInTheirOrderWhileDocumentsComeAndGo(boolean ascending, boolean indexed) {
        if (indexed) {
            documents.createIndex(Indexes.ascending("group"));
        }
        for (int round = 0; round < 8; round++) {
            for (int i = 0; i < 40; i++) {
                change();
            }
            int group = round % GROUPS;
            assertThat(pages(group, ascending))
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(ids(group, ascending));
        }
    }

    private void change() {
        String id = Integer.toString(random.nextInt(150), 36);
        int group = Math.min(GROUPS - 1, random.nextInt(10));
        if (!expected.containsKey(id)) {
            documents.insertOne(new Document("_id", id).append("group", group));
            expected.put(id, group);
        } else if (random.nextInt(3) == 0) {
            documents.deleteOne(eq(id));
            expected.remove(id);
        } else {
            documents.updateOne(eq(id), set("group", group));
            expected.put(id, group);
        }
    }

    private List<String> pages(int group, boolean ascending) {
        List<String> all = new ArrayList<>();
        Bson filter = eq("group", group);
        List<String> page = page(filter, ascending);
        while (!page.isEmpty()) {
            all.addAll(page);
            String last = page.getLast();
            page = page(and(filter, ascending ? gt("_id", last) : lt("_id", last)), ascending);
        }
        return all;
    }

    private List<String> page(Bson filter, boolean ascending) {
        return documents
                .find(filter)
                .sort(new Document("_id", ascending ? 1 : -1))
                .limit(PAGE)
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }

    private List<String> ids(int group, boolean ascending) {
        List<String> ids = new ArrayList<>(expected.entrySet().stream()
                .filter(entry -> entry.getValue() == group)
                .map(Map.Entry::getKey)
                .toList());
        if (!ascending) {
            Collections.reverse(ids);
        }
        return ids;
    }

    @Test
    void whereIdsAreNotAllTextsTheServerSortsThem() {
        documents.insertMany(List.of(new Document("_id", "b"), new Document("_id", "a")));
        assertThat(page(new Document(), true)).containsExactly("a", "b");

        documents.insertMany(List.of(new Document("_id", 2), new Document("_id", 1)));

        assertThat(documents
                        .find()
                        .sort(new Document("_id", 1))
                        .limit(3)
                        .map(document -> document.get("_id"))
                        .into(new ArrayList<>()))
                .containsExactly(1, 2, "a");
    }
}
