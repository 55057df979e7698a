package io.lictor.documents.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Commands that the read model may send to its MongoDB, with the answers. Run against every MongoDB that is
 * supported.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SubsetContract {

    private TestDatabase test;
    private MongoCollection<Document> licenses;

    abstract TestDatabase open();

    @BeforeAll
    void openDatabase() {
        test = open();
        licenses = test.database().getCollection("licenses");
    }

    /** Three licences: a (limit 1, module x), b (limit 2, modules x and y), c (limit 3, no modules). */
    @BeforeEach
    void threeLicenses() {
        licenses.drop();
        licenses.insertMany(array("""
                [{_id: 'a', kind: 'TRIAL', limit: 1, modules: [{code: 'x', until: 10}], tags: [1, 2], owner: 'o'},
                 {_id: 'b', kind: 'SOLD', limit: 2, modules: [{code: 'x', until: 20}, {code: 'y', until: 5}], tags: [3]},
                 {_id: 'c', kind: 'SOLD', limit: 3, modules: [], tags: [], at: {$date: '2026-02-03T04:05:06Z'}}]
                """));
    }

    @AfterAll
    void everythingOnTheListWasTried() {
        test.close();
        assertThat(test.commands().unused())
                .as("on the list, but without a test")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                     | abc
            {_id: 'b'}                                             | b
            {_id: {$in: ['c', 'a', 'z']}}                          | ac
            {_id: {$eq: 'b'}}                                      | b
            {_id: {$gt: 'a'}}                                      | bc
            {_id: 'b', limit: {$lt: 3}}                            | b
            {_id: 'b', limit: {$lt: 2}}                            | -
            {$and: [{_id: 'b'}, {limit: {$lt: 3}}]}                | b
            {$and: [{_id: 'b'}, {limit: {$lt: 2}}]}                | -
            {$and: [{_id: 'b'}, {_id: 'c'}]}                       | -
            {_id: {$in: ['a', 'b']}, kind: 'SOLD'}                 | b
            {limit: {$ne: 2}}                                      | ac
            {owner: {$ne: 'o'}}                                    | bc
            {limit: {$gte: 2}}                                     | bc
            {limit: {$lte: 2}}                                     | ab
            {limit: {$gt: 1, $lt: 3}}                              | b
            {limit: {$nin: [1, 3]}}                                | b
            {$or: [{limit: 1}, {kind: 'SOLD', limit: 3}]}          | ac
            {$nor: [{limit: 1}, {limit: 3}]}                       | b
            {limit: {$not: {$gt: 1}}}                              | a
            {owner: {$exists: true}}                               | a
            {owner: {$exists: false}}                              | bc
            {owner: null}                                          | bc
            {tags: 3}                                              | b
            {'modules.code': 'x'}                                  | ab
            {tags: {$elemMatch: {$gt: 1, $lt: 3}}}                 | a
            {at: {$lt: {$date: '2026-02-03T04:05:07Z'}}}           | c
            {at: {$lt: {$date: '2026-02-03T04:05:06Z'}}}           | -
            """)
    void finds(String filter, String ids) {
        var expected = ids.equals("-") ? "" : ids;

        assertThat(found(filter)).isEqualTo(expected);
        assertThat(licenses.countDocuments(json(filter))).isEqualTo(expected.length());
        indexEverything();
        assertThat(found(filter)).as("with indexes").isEqualTo(expected);
    }

    @Test
    void indexesFollowTheDocuments() {
        indexEverything();

        licenses.updateOne(json("{_id: 'a'}"), json("{$set: {kind: 'SOLD', tags: [3, 4]}, $unset: {owner: ''}}"));
        licenses.replaceOne(json("{_id: 'b'}"), json("{kind: 'TRIAL', modules: [{code: 'z'}], owner: 'p'}"));
        licenses.deleteOne(json("{_id: 'c'}"));
        assertThat(found("{limit: 3}")).isEmpty();
        licenses.insertOne(json("{_id: 'd', kind: 'SOLD', limit: 2.0, tags: [3], modules: []}"));

        assertThat(found("{kind: 'SOLD'}")).isEqualTo("ad");
        assertThat(found("{kind: {$in: ['TRIAL', 'SOLD']}}")).isEqualTo("abd");
        assertThat(found("{limit: 2}")).isEqualTo("d");
        assertThat(found("{tags: 3}")).isEqualTo("ad");
        assertThat(found("{tags: {$in: [3, 4]}}")).isEqualTo("ad");
        assertThat(found("{tags: 1}")).isEmpty();
        assertThat(found("{'modules.code': 'x', kind: 'SOLD'}")).isEqualTo("a");
        assertThat(found("{'modules.code': 'z'}")).isEqualTo("b");
        assertThat(found("{owner: 'o'}")).isEmpty();
        assertThat(found("{owner: null}")).isEqualTo("ad");
    }

    private void indexEverything() {
        List.of("kind", "limit", "owner", "tags", "modules.code", "at")
                .forEach(field -> licenses.createIndex(new Document(field, 1).append("_id", -1)));
    }

    private String found(String filter) {
        return ids(licenses.find(json(filter)).sort(json("{_id: 1}")).into(new ArrayList<>()));
    }

    @Test
    void sortsSkipsLimitsProjects() {
        assertThat(ids(licenses.find().sort(json("{kind: 1, limit: -1}")).into(new ArrayList<>())))
                .isEqualTo("cba");
        assertThat(ids(licenses.find().sort(json("{owner: 1, _id: 1}")).into(new ArrayList<>())))
                .isEqualTo("bca");
        assertThat(ids(licenses.find().sort(json("{_id: 1}")).skip(1).limit(1).into(new ArrayList<>())))
                .isEqualTo("b");
        assertThat(licenses.find(json("{_id: 'a'}"))
                        .projection(json("{limit: 1, 'modules.code': 1}"))
                        .first())
                .isEqualTo(json("{_id: 'a', limit: 1, modules: [{code: 'x'}]}"));
        assertThat(licenses.find(json("{_id: 'a'}"))
                        .projection(json("{_id: 0, kind: 1}"))
                        .first())
                .isEqualTo(json("{kind: 'TRIAL'}"));
        assertThat(licenses.find(json("{_id: 'a'}"))
                        .projection(json("{modules: 0, tags: 0, owner: 0}"))
                        .first())
                .isEqualTo(json("{_id: 'a', kind: 'TRIAL', limit: 1}"));
    }

    @Test
    void readsInBatches() {
        assertThat(ids(licenses.find().sort(json("{_id: 1}")).batchSize(1).into(new ArrayList<>())))
                .isEqualTo("abc");
        try (var unfinished = licenses.find().batchSize(1).cursor()) {
            assertThat(unfinished.next()).isNotNull();
        }
    }

    @Test
    void countsAndDistinguishes() {
        assertThat(licenses.estimatedDocumentCount()).isEqualTo(3);
        assertThat(licenses.distinct("kind", json("{limit: {$lt: 3}}"), String.class)
                        .into(new ArrayList<>()))
                .containsExactlyInAnyOrder("TRIAL", "SOLD");
        assertThat(licenses.distinct("modules.code", String.class).into(new ArrayList<>()))
                .containsExactlyInAnyOrder("x", "y");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {$set: {limit: 5, 'at.x': 1}}                  | {_id: 'a', kind: 'T', limit: 5, tags: [1, 2], at: {x: 1}}
            {$unset: {limit: '', none: ''}}                | {_id: 'a', kind: 'T', tags: [1, 2]}
            {$inc: {limit: 2, none: 1}}                    | {_id: 'a', kind: 'T', limit: 3, tags: [1, 2], none: 1}
            {$max: {limit: 2}}                             | {_id: 'a', kind: 'T', limit: 2, tags: [1, 2]}
            {$max: {limit: 0}}                             | {_id: 'a', kind: 'T', limit: 1, tags: [1, 2]}
            {$min: {limit: 0}}                             | {_id: 'a', kind: 'T', limit: 0, tags: [1, 2]}
            {$min: {limit: 2}}                             | {_id: 'a', kind: 'T', limit: 1, tags: [1, 2]}
            {$push: {tags: 2}}                             | {_id: 'a', kind: 'T', limit: 1, tags: [1, 2, 2]}
            {$addToSet: {tags: 2}}                         | {_id: 'a', kind: 'T', limit: 1, tags: [1, 2]}
            {$pull: {tags: 1}}                             | {_id: 'a', kind: 'T', limit: 1, tags: [2]}
            {$set: {limit: 4}, $setOnInsert: {kind: 'U'}}  | {_id: 'a', kind: 'T', limit: 4, tags: [1, 2]}
            """)
    void updates(String update, String expected) {
        licenses.replaceOne(json("{_id: 'a'}"), json("{_id: 'a', kind: 'T', limit: 1, tags: [1, 2]}"));

        var result = licenses.updateOne(json("{_id: 'a'}"), json(update));

        assertThat(result.getMatchedCount()).isEqualTo(1);
        assertThat(licenses.find(json("{_id: 'a'}")).first()).isEqualTo(json(expected));
    }

    @Test
    void pullsDocuments() {
        licenses.updateOne(json("{_id: 'b'}"), json("{$pull: {modules: {code: 'x', until: 20}}}"));

        assertThat(licenses.find(json("{_id: 'b'}")).first().getList("modules", Document.class))
                .containsExactly(json("{code: 'y', until: 5}"));
    }

    @Test
    void upserts() {
        var upsert = new UpdateOptions().upsert(true);

        licenses.updateOne(json("{_id: 'd', kind: 'T'}"), json("{$setOnInsert: {limit: 7}, $inc: {n: 1}}"), upsert);
        var replaced = licenses.replaceOne(json("{_id: 'e'}"), json("{kind: 'S'}"), new ReplaceOptions().upsert(true));

        assertThat(licenses.find(json("{_id: 'd'}")).first()).isEqualTo(json("{_id: 'd', kind: 'T', limit: 7, n: 1}"));
        assertThat(licenses.find(json("{_id: 'e'}")).first()).isEqualTo(json("{_id: 'e', kind: 'S'}"));
        assertThat(replaced.getUpsertedId().asString().getValue()).isEqualTo("e");
    }

    @Test
    void updatesAndDeletesMany() {
        assertThat(licenses.updateMany(json("{kind: 'SOLD'}"), json("{$inc: {limit: 10}}"))
                        .getModifiedCount())
                .isEqualTo(2);
        assertThat(licenses.deleteMany(json("{limit: {$gt: 10}}")).getDeletedCount())
                .isEqualTo(2);
        assertThat(licenses.deleteOne(json("{_id: 'a'}")).getDeletedCount()).isEqualTo(1);
    }

    @Test
    void findsAndModifies() {
        var after = new FindOneAndUpdateOptions()
                .returnDocument(ReturnDocument.AFTER)
                .sort(json("{limit: -1}"));

        assertThat(licenses.findOneAndUpdate(json("{kind: 'SOLD'}"), json("{$inc: {limit: 1}}"), after)
                        .getInteger("limit"))
                .isEqualTo(4);
        assertThat(licenses.findOneAndReplace(json("{_id: 'a'}"), json("{limit: 8}"))
                        .getInteger("limit"))
                .isEqualTo(1);
        assertThat(licenses.findOneAndDelete(json("{_id: 'a'}"))).isEqualTo(json("{_id: 'a', limit: 8}"));
        assertThat(licenses.findOneAndDelete(json("{_id: 'a'}"))).isNull();
    }

    @Test
    void keepsUniqueIndexes() {
        licenses.createIndex(json("{owner: 1}"), new IndexOptions().unique(true).sparse(true));
        licenses.createIndex(json("{kind: 1, limit: -1}"), new IndexOptions().name("by_kind"));

        licenses.insertOne(json("{_id: 'd'}"));
        assertThatThrownBy(() -> licenses.insertOne(json("{_id: 'e', owner: 'o'}")))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
        assertThat(ids(licenses.find(json("{owner: 'o', limit: 1}")).into(new ArrayList<>())))
                .isEqualTo("a");
        assertThat(licenses.listIndexes().map(index -> index.getString("name")).into(new ArrayList<>()))
                .containsExactlyInAnyOrder("_id_", "owner_1", "by_kind");
    }

    @Test
    void namesAndDropsCollections() {
        assertThat(test.database().listCollectionNames().into(new ArrayList<>()))
                .contains("licenses");
        licenses.drop();
        assertThat(test.database().listCollectionNames().into(new ArrayList<>()))
                .doesNotContain("licenses");
    }

    static Document json(String json) {
        return Document.parse(json);
    }

    private static String ids(List<Document> documents) {
        return String.join(
                "",
                documents.stream().map(document -> document.getString("_id")).toList());
    }

    @Test
    void countsWhatAFilterFits() {
        var pipeline = array("[{$match: {limit: {$gt: 1}}}, {$group: {_id: 1, n: {$sum: 1}}}]");

        assertThat(licenses.aggregate(pipeline).into(new ArrayList<>())).isEqualTo(array("[{_id: 1, n: 2}]"));
    }

    private static List<Document> array(String json) {
        return Document.parse("{array: " + json + "}").getList("array", Document.class);
    }
}
