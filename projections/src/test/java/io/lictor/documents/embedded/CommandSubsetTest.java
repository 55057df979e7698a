package io.lictor.documents.embedded;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.event.CommandStartedEvent;
import org.bson.BsonDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandSubsetTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {create: 'view', viewOn: 'c', pipeline: []}                               | command: create
            {commitTransaction: 1}                                                    | command: commitTransaction
            {find: 'c', filter: {}, startTransaction: true, autocommit: false}        | find: startTransaction
            {find: 'c', filter: {}, collation: {locale: 'de'}}                        | find: collation
            {find: 'c', filter: {}, hint: 'x'}                                        | find: hint
            {find: 'c', filter: {$text: {$search: 'x'}}}                              | filter: $text
            {find: 'c', filter: {$and: [{$or: [{$expr: {}}]}]}}                       | filter: $expr
            {find: 'c', filter: {a: {$not: {$regex: 'x'}}}}                           | condition: $regex
            {find: 'c', filter: {a: {$in: [{$regex: 'x'}]}}}                          | condition: $regex
            {find: 'c', filter: {a: {$regularExpression: {pattern: 'x', options: ''}}}} | regular expression
            {find: 'c', filter: {a: {$elemMatch: {b: {$mod: [2, 0]}}}}}               | condition: $mod
            {find: 'c', sort: {$natural: 1}}                                          | order: $natural
            {find: 'c', sort: {a: {$meta: 'textScore'}}}                              | order: a
            {find: 'c', projection: {a: {$slice: 1}}}                                 | projection: a
            {count: 'c', query: {$where: 'x'}}                                        | filter: $where
            {update: 'c', updates: [{q: {}, u: [{$set: {a: 1}}]}]}                    | update: pipeline
            {update: 'c', updates: [{q: {}, u: {$rename: {a: 'b'}}}]}                 | update: $rename
            {update: 'c', updates: [{q: {}, u: {$set: {'a.$.b': 1}}}]}                | update: positional a.$.b
            {update: 'c', updates: [{q: {}, u: {}, arrayFilters: []}]}                | update: arrayFilters
            {update: 'c', updates: [{q: {}, u: {}}, {q: {}, u: {}}], ordered: true}   | update: ordered
            {update: 'c', updates: [{q: {}, u: {$push: {a: {$each: []}}}}]}           | $push with $each
            {update: 'c', updates: [{q: {}, u: {$pull: {a: {$in: [2, 0]}}}}]}         | $pull with $in
            {delete: 'c', deletes: [{q: {}, limit: 0, collation: {}}]}                | delete: collation
            {findAndModify: 'c', query: {}, update: [{$unset: 'a'}]}                  | update: pipeline
            {aggregate: 'c', pipeline: [{$set: {a: 1}}]}                              | stage: $set
            {aggregate: 'c', pipeline: [{$unionWith: 'd'}]}                           | stage: $unionWith
            {aggregate: 'c', pipeline: [{$setWindowFields: {}}]}                      | stage: $setWindowFields
            {aggregate: 'c', pipeline: [{$match: {$expr: {}}}]}                       | filter: $expr
            {aggregate: 'c', pipeline: [{$group: {_id: {$dateTrunc: {}}}}]}           | expression: {"$dateTrunc"
            {aggregate: 'c', pipeline: [{$project: {a: 1}}]}                          | stage: $project
            {aggregate: 'c', pipeline: [{$group: {_id: 1, a: {$stdDevPop: '$b'}}}]}   | accumulator: $stdDevPop
            {aggregate: 'c', pipeline: [{$group: {_id: '$a'}}]}                       | expression: BsonString
            {findAndModify: 'c', query: {}, fields: {a: 1}}                           | findAndModify: fields
            {aggregate: 'c', pipeline: [], let: {}}                                   | aggregate: let
            {createIndexes: 'c', indexes: [{key: {a: 1}, expireAfterSeconds: 1}]}     | createIndexes: expireAfterSeconds
            {createIndexes: 'c', indexes: [{key: {a: 1}, partialFilterExpression: {}}]} | createIndexes: partialFilterExpression
            {createIndexes: 'c', indexes: [{key: {a: 'text'}}]}                       | order: a
            {listCollections: 1, filter: {name: 'c'}}                                 | listCollections: filter
            {find: 'c', filter: 7}                                                    | find: not understood
            """)
    void refuses(String command, String named) {
        var subset = listenTo(command);

        assertThatThrownBy(subset::assertNothingElse)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{hello: 1, client: {driver: {}}}",
                "{endSessions: [{id: 1}], $db: 'admin'}",
                "{find: 'c', filter: {a: 1}, $db: 'd', lsid: {id: 1}, $clusterTime: {}, $readPreference: {mode: 'primary'}}",
                "{insert: 'c', ordered: true, txnNumber: 1, documents: [{_id: 1, 'a': {$anything: 1}}]}",
                "{update: 'c', ordered: false, updates: [{q: {_id: 1}, u: {a: 1}, upsert: true}, {q: {}, u: {a: 1}}]}",
                "{aggregate: 'c', pipeline: [{$match: {a: 1}}, {$group: {_id: 1, n: {$sum: 1}}}], cursor: {batchSize: 1}}",
            })
    void accepts(String command) {
        assertThatCode(listenTo(command)::assertNothingElse).doesNotThrowAnyException();
    }

    private static CommandSubset listenTo(String json) {
        var command = BsonDocument.parse(json);
        var subset = new CommandSubset();
        subset.commandStarted(new CommandStartedEvent(null, 1, 1, null, "d", command.getFirstKey(), command));
        return subset;
    }
}
