package io.lictor.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.lictor.store.Append;
import io.lictor.store.Comparison;
import io.lictor.store.Damage;
import io.lictor.store.EventLog;
import io.lictor.store.LicensingStore;
import io.lictor.store.NewEvent;
import io.lictor.store.SqlQuery;
import io.lictor.store.SqlUpdate;
import io.lictor.store.SqlWork;
import io.lictor.store.StoreSecrets;
import io.lictor.store.append.Appender;
import io.lictor.store.append.EventAppender;
import io.lictor.store.append.EventRows;
import io.lictor.store.append.GuardedAppender;
import io.lictor.store.integrity.JdbcComparison;
import io.lictor.store.integrity.StorageCheck;
import io.lictor.store.json.CatalogueCheck;
import io.lictor.store.log.AppendNotifier;
import io.lictor.store.log.ForwardClock;
import io.lictor.store.log.JdbcEventLog;
import io.lictor.store.log.OlderRevisions;
import io.lictor.store.log.StoredEvents;
import io.lictor.store.table.LeafMac;
import io.lictor.store.texts.SealedTexts;
import io.lictor.store.texts.TextCipher;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Store on any SQL database: one appender and a pool of readers. */
public abstract class JdbcStore implements LicensingStore {

    public static final int READERS = 8;

    private final Appender appender;
    private final HikariDataSource readers;
    private final AppendNotifier commits;
    private final JdbcEventLog log;
    private final Damage damage;
    private final JdbcComparison comparison;
    private final ForwardClock clock;
    private final EventAppender events;

    public JdbcStore(
            Appender appender,
            HikariDataSource readers,
            OlderRevisions older,
            StoreSecrets secrets,
            LeafMac logSeal,
            StorageCheck storage) {
        this.damage = new Damage(storage::isDamage, storage.name());
        this.appender = new GuardedAppender(appender, damage);
        this.readers = readers;
        this.commits = new AppendNotifier(JdbcEventLog.lastPosition(readers, damage));
        TextCipher seal = new TextCipher(secrets.texts());
        StoredEvents stored = new StoredEvents(older, new SealedTexts(seal));
        this.log = new JdbcEventLog(readers, stored, commits, damage);
        this.comparison = new JdbcComparison(storage, logSeal, seal, stored, damage);
        this.clock = ForwardClock.system(log.lastRecorded());
        this.events = new EventAppender(new EventRows(seal, logSeal, readers, clock), this.appender, commits);
    }

    /** Prepares the database before a store is opened. */
    protected static void prepare() {
        CatalogueCheck.everyEventHasAName();
        // Axon would call its makers for updates, also on users' machines: a licensing server phones nobody.
        System.setProperty("axoniq.update-checker.disabled", "true");
    }

    @Override
    public final InstantSource clock() {
        return clock;
    }

    protected final AppendNotifier commits() {
        return commits;
    }

    @Override
    public final void append(List<NewEvent> added, Append append) {
        events.append(added, append);
    }

    @Override
    public final EventLog log() {
        return log;
    }

    @Override
    public final void write(SqlWork work) {
        appender.write(work);
    }

    @Override
    public final void write(SqlUpdate change) {
        appender.write(change);
    }

    @Override
    public final <T> T read(SqlQuery<T> query) {
        try (Connection connection = readers.getConnection()) {
            return query.ask(connection);
        } catch (SQLException e) {
            throw damage.failed("The event store could not be read", e);
        }
    }

    @Override
    public final Damage damage() {
        return damage;
    }

    @Override
    public final Comparison comparison() {
        return comparison;
    }

    @Override
    public final Optional<String> writesFail() {
        return appender.failing();
    }

    @Override
    public void close() {
        readers.close();
        appender.close(); // last: only a writer may fold SQLite's write-ahead log into the database
    }
}
