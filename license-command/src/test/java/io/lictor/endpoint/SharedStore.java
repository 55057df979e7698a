package io.lictor.endpoint;

import io.lictor.store.Append;
import io.lictor.store.Comparison;
import io.lictor.store.Damage;
import io.lictor.store.EventLog;
import io.lictor.store.LicensingStore;
import io.lictor.store.NewEvent;
import io.lictor.store.SqlQuery;
import io.lictor.store.SqlUpdate;
import io.lictor.store.SqlWork;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A store as one of several instances sees it. */
record SharedStore(LicensingStore store) implements LicensingStore {

    @Override
    public void append(List<NewEvent> events, Append append) {
        store.append(events, append);
    }

    @Override
    public EventLog log() {
        return store.log();
    }

    @Override
    public Damage damage() {
        return store.damage();
    }

    @Override
    public Comparison comparison() {
        return store.comparison();
    }

    @Override
    public InstantSource clock() {
        return store.clock();
    }

    @Override
    public void write(SqlWork work) {
        store.write(work);
    }

    @Override
    public void write(SqlUpdate change) {
        store.write(change);
    }

    @Override
    public <T> T read(SqlQuery<T> query) {
        return store.read(query);
    }

    @Override
    public Optional<String> writesFail() {
        return store.writesFail();
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public void close() {
        store.close();
    }
}
