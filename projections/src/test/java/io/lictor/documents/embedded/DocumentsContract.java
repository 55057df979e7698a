package io.lictor.documents.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.documents.Documents;
import io.lictor.documents.Documents.Change;
import io.lictor.documents.ReadModelDatabase;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents by their ids are the same however they are reached, and the same that queries find. */
abstract class DocumentsContract {

    private TestDatabase database;
    private Documents documents;

    abstract TestDatabase start();

    abstract ReadModelDatabase reached(TestDatabase database);

    @BeforeEach
    void open() {
        database = start();
        documents = reached(database).documents("things");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Document thing = new Document("_id", "a")
                .append("version", 1L)
                .append("text", "x")
                .append("none", null)
                .append("count", 3)
                .append("flag", true)
                .append("at", new Date(1_700_000_000_123L))
                .append("parts", List.of(new Document("code", "p").append("until", new Date(5)), new Document()));
        assertThat(documents.write("version", List.of(new Change(0, thing)))).isTrue();
        assertThat(documents.find("a")).isEqualTo(thing);
        assertThat(documents.find("a", "count", "absent")).isEqualTo(new Document("_id", "a").append("count", 3));
        assertThat(found()).containsExactly(thing);
    }

    @Test
    void nothingIsThereBeforeItIsWritten() {
        assertThat(documents.find("a")).isNull();
        assertThat(found(List.of("a", "b"))).isEmpty();
        documents.removeFromSets(Map.of("a", Map.of("has", List.of("1"))));
        assertThat(found()).isEmpty();
        assertThat(documents.write("version", List.of())).isTrue();
    }

    @Test
    void whatIsGivenAndTakenIsNobodyElses() {
        Document thing = new Document("_id", "a").append("version", 1L).append("parts", new ArrayList<>(List.of("p")));
        documents.write("version", List.of(new Change(0, thing)));
        thing.getList("parts", String.class).add("q");
        Document taken = documents.find("a");
        taken.put("version", 7L);
        taken.getList("parts", String.class).clear();
        assertThat(documents.find("a"))
                .isEqualTo(new Document("_id", "a").append("version", 1L).append("parts", List.of("p")));
    }

    @Test
    void aDocumentIsReplacedAsAWhole() {
        write(0, thing("a", 1).append("gone", "x"));
        assertThat(write(1, thing("a", 2).append("new", "y"))).isTrue();
        assertThat(found()).containsExactly(thing("a", 2).append("new", "y"));
    }

    @Test
    void onlyWhatIsAsItWasReadIsReplaced() {
        write(0, thing("a", 1));
        write(0, thing("b", 1));
        assertThat(documents.write(
                        "version",
                        List.of(
                                new Change(3, thing("a", 9)),
                                new Change(1, thing("b", 2)),
                                new Change(0, thing("b", 9)),
                                new Change(1, thing("c", 9)),
                                new Change(0, thing("d", 1)))))
                .isFalse();
        assertThat(found()).containsExactlyInAnyOrder(thing("a", 1), thing("b", 2), thing("d", 1));
    }

    @Test
    void manyAreFoundByTheirIds() {
        List<Change> changes = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            changes.add(new Change(0, thing("id-" + i, 1)));
            ids.add("id-" + i);
            ids.add("other-" + i);
        }
        documents.write("version", changes);
        assertThat(found(ids))
                .containsExactlyInAnyOrderElementsOf(
                        changes.stream().map(Change::after).toList());
    }

    @Test
    void setsHaveEachTextOnce() {
        add("a", "has", "1", "2");
        documents.addToSets(Map.of(
                "a", Map.of("has", List.of("2", "3"), "is", List.of("big")),
                "b", Map.of("has", List.of("1"))));
        documents.removeFromSets(
                Map.of("a", Map.of("has", List.of("1", "4"), "was", List.of("1")), "c", Map.of("has", List.of("1"))));
        assertThat(documents.find("a"))
                .isEqualTo(new Document("_id", "a")
                        .append("has", List.of("2", "3"))
                        .append("is", List.of("big")));
        assertThat(found()).hasSize(2);
    }

    @Test
    void setsAreListsToAQuery() {
        add("a", "has", "1", "2");
        add("b", "has", "2");
        documents.removeFromSets(Map.of("b", Map.of("has", List.of("2"))));
        var things = database.database().getCollection("things");
        assertThat(things.find(new Document("has", "2")).into(new ArrayList<>()))
                .extracting(thing -> thing.getString("_id"))
                .containsExactly("a");
        assertThat(things.find(new Document("has", List.of())).into(new ArrayList<>()))
                .extracting(thing -> thing.getString("_id"))
                .containsExactly("b");
    }

    @Test
    void indexesFollow() {
        var things = database.database().getCollection("things");
        things.createIndex(new Document("owner", 1));
        write(0, thing("a", 1).append("owner", "x"));
        write(0, thing("b", 1).append("owner", "x"));
        write(1, thing("a", 2).append("owner", "y"));
        assertThat(ids("x")).containsExactly("b");
        assertThat(ids("y")).containsExactly("a");
        things.deleteOne(new Document("_id", "a"));
        assertThat(ids("y")).isEmpty();
        assertThat(documents.find("a")).isNull();
        write(0, thing("a", 1).append("owner", "x"));
        assertThat(ids("x")).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aDroppedCollectionBeginsAgain() {
        write(0, thing("a", 1));
        database.database().getCollection("things").drop();
        assertThat(documents.find("a")).isNull();
        assertThat(write(0, thing("a", 1))).isTrue();
        assertThat(found()).containsExactly(thing("a", 1));
    }

    private Set<String> ids(String owner) {
        return Set.copyOf(database.database()
                .getCollection("things")
                .find(new Document("owner", owner))
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>()));
    }

    private static Document thing(String id, long version) {
        return new Document("_id", id).append("version", version);
    }

    private boolean write(long before, Document after) {
        return documents.write("version", List.of(new Change(before, after)));
    }

    private void add(String id, String field, String... texts) {
        documents.addToSets(Map.of(id, Map.of(field, List.of(texts))));
    }

    private List<Document> found(List<String> ids) {
        List<Document> found = new ArrayList<>();
        documents.find(ids, found::add);
        return found;
    }

    /** As the server tells. */
    private List<Document> found() {
        return database.database().getCollection("things").find().into(new ArrayList<>());
    }
}
