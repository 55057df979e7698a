package io.lictor.lookup;

import io.lictor.event.Streams;
import io.lictor.key.KeyOwner;
import io.lictor.key.KeyRing;
import io.lictor.key.TypedKey;
import io.lictor.projection.ReadableHistory;
import io.lictor.projection.Rebuild;
import io.lictor.readmodel.KeyDocument;
import io.lictor.readmodel.ReadModel;
import io.lictor.store.EventLog;
import java.time.Instant;

/** Finds whose key it is. */
public final class KeyFinder {

    private final KeyRing keys;
    private final ReadModel readModel;
    private final EventLog log;
    private final Rebuild rebuild;

    public KeyFinder(KeyRing keys, ReadModel readModel, EventLog log, Rebuild rebuild) {
        this.keys = keys;
        this.readModel = readModel;
        this.log = log;
        this.rebuild = rebuild;
    }

    public KeyOwner owner(TypedKey key) {
        return KeyOwner.first(keys.hashes(key), this::ownerOf);
    }

    /** Returns the owner of the key as of {@code at}. */
    public KeyOwner ownerAsOf(TypedKey key, Instant at) {
        return KeyOwner.first(keys.hashes(key), hash -> fromEvents(hash, at));
    }

    private KeyOwner ownerOf(String hash) {
        log.damage().refuse(Streams.key(hash));
        if (rebuild.isRunning()) {
            return fromEvents(hash, Instant.MAX);
        }
        return readModel.key(hash).map(KeyDocument::owner).orElse(KeyOwner.NOBODY);
    }

    private KeyOwner fromEvents(String hash, Instant at) {
        return KeyOwner.asOf(ReadableHistory.of(log, Streams.key(hash)), at);
    }
}
