package io.lictor.documents.embedded;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The list. An operator is put here together with its test in {@link SubsetContract}. */
final class Subset {

    private Subset() {}

    /**
     * Members that the driver adds by itself. Within a transaction it would also add startTransaction or autocommit.
     */
    static final Set<String> ENVELOPE = Set.of(
            "$db", "$readPreference", "$clusterTime", "lsid", "txnNumber", "maxTimeMS", "readConcern", "writeConcern");

    static final Set<String> HANDSHAKES =
            Set.of("hello", "isMaster", "ismaster", "ping", "buildInfo", "buildinfo", "endSessions");

    /** Commands with their fields. Left out on purpose are collation, hint and let: the server ignores them. */
    static final Map<String, Set<String>> COMMANDS = Map.ofEntries(
            Map.entry("find", Set.of("filter", "sort", "limit", "projection", "skip", "batchSize", "singleBatch")),
            Map.entry("getMore", Set.of("collection", "batchSize")),
            Map.entry("killCursors", Set.of("cursors")),
            Map.entry("insert", Set.of("documents", "ordered")),
            Map.entry("update", Set.of("updates", "ordered")),
            Map.entry("delete", Set.of("deletes", "ordered")),
            Map.entry("findAndModify", Set.of("query", "sort", "update", "new", "upsert", "remove")),
            Map.entry("count", Set.of("query", "limit", "skip")),
            Map.entry("distinct", Set.of("key", "query")),
            Map.entry("aggregate", Set.of("pipeline", "cursor")),
            Map.entry("createIndexes", Set.of("indexes")),
            Map.entry("listIndexes", Set.of("cursor")),
            // Its filter would be ignored.
            Map.entry("listCollections", Set.of("cursor", "nameOnly")),
            Map.entry("drop", Set.of()),
            Map.entry("dropDatabase", Set.of()));

    static final Set<String> UPDATE_FIELDS = Set.of("q", "u", "multi", "upsert");
    static final Set<String> DELETE_FIELDS = Set.of("q", "limit");

    /** Left out on purpose: expireAfterSeconds (nothing expires), partialFilterExpression (all is indexed). */
    static final Set<String> INDEX_FIELDS = Set.of("key", "name", "unique", "sparse");

    static final Set<String> JUNCTIONS = Set.of("$and", "$or", "$nor");
    static final Set<String> CONDITIONS =
            Set.of("$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$in", "$nin", "$not", "$exists", "$elemMatch");
    static final Set<String> UPDATES =
            Set.of("$set", "$setOnInsert", "$unset", "$inc", "$max", "$min", "$push", "$pull", "$addToSet");
    static final Set<String> STAGES = Set.of("$match", "$group");
    static final Set<String> ACCUMULATORS = Set.of("$sum");

    /** All operators, each with the place it stands in: a stage is no operator. */
    static final Set<String> OPERATORS = operators();

    private static Set<String> operators() {
        var all = new TreeSet<String>();
        Map.of("filter", JUNCTIONS, "condition", CONDITIONS, "update", UPDATES)
                .forEach((place, names) -> names.forEach(name -> all.add(place + ": " + name)));
        Map.of("stage", STAGES, "accumulator", ACCUMULATORS, "command", COMMANDS.keySet())
                .forEach((place, names) -> names.forEach(name -> all.add(place + ": " + name)));
        return all;
    }
}
