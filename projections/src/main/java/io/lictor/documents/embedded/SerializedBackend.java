package io.lictor.documents.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Handles one change at a time, and copies its reply before the next may begin; questions are answered beside, by the threads
 * that ask, so that a long one is in nobody's way: see {@link IndexedCollection} for what they see.
 * Hazard: the server encodes a reply after it has let go of its own locks. Without this two callers of findAndModify get the
 * same result. Requests need no copy: each is decoded for itself, and nobody but the server keeps it.
 */
final class SerializedBackend implements MongoBackend {

    /** Commands that change nothing. Those of cursors go on with what such a one has found. */
    private static final Set<String> QUESTIONS = Set.of("find", "getMore", "killCursors", "aggregate", "count");

    private final ReentrantLock turn = new ReentrantLock();
    private final MongoBackend backend = new IndexedBackend(turn);

    @Override
    public Document handleMessage(MongoMessage message) {
        MongoMessage bounded = BoundedBatches.in(message);
        return QUESTIONS.contains(message.getDocument().keySet().iterator().next())
                ? backend.handleMessage(bounded)
                : inTurn(() -> DeepCopy.of(backend.handleMessage(bounded)));
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        return inTurn(() -> DeepCopy.of(backend.handleCommand(channel, database, command, query)));
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return inTurn(() -> {
            var result = backend.handleQuery(query);
            var documents = new ArrayList<Document>();
            result.forEach(document -> documents.add(DeepCopy.of(document)));
            return new QueryResult(documents, result.getCursorId());
        });
    }

    @Override
    public Collection<Document> getCurrentOperations(MongoQuery query) {
        return inTurn(() -> backend.getCurrentOperations(query));
    }

    @Override
    public Document getServerStatus() {
        return inTurn(backend::getServerStatus);
    }

    @Override
    public void handleClose(Channel channel) {
        inTurn(() -> backend.handleClose(channel));
    }

    @Override
    public void dropDatabase(String database) {
        inTurn(() -> backend.dropDatabase(database));
    }

    @Override
    public void closeCursors(List<Long> cursorIds) {
        inTurn(() -> backend.closeCursors(cursorIds));
    }

    @Override
    public void close() {
        inTurn(backend::close);
    }

    @Override
    public void enableOplog() {
        inTurn(backend::enableOplog);
    }

    @Override
    public void disableOplog() {
        inTurn(backend::disableOplog);
    }

    @Override
    public Clock getClock() {
        return backend.getClock();
    }

    @Override
    public MongoDatabase resolveDatabase(String database) {
        return inTurn(() -> backend.resolveDatabase(database));
    }

    @Override
    public MongoBackend version(MongoVersion version) {
        backend.version(version);
        return this;
    }

    /** Runs a request of this process, which must take nothing out but copies. */
    <T extends @Nullable Object> T inTurn(Function<MongoBackend, T> request) {
        return inTurn(() -> request.apply(backend));
    }

    private <T extends @Nullable Object> T inTurn(Supplier<T> request) {
        turn.lock();
        try {
            return request.get();
        } finally {
            turn.unlock();
        }
    }

    private void inTurn(Runnable request) {
        turn.lock();
        try {
            request.run();
        } finally {
            turn.unlock();
        }
    }
}
