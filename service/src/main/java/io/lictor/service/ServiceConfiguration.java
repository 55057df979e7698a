package io.lictor.service;

import io.lictor.checkpoint.CheckpointSigner;
import io.lictor.clock.ClockProperties;
import io.lictor.clock.WatchedClock;
import io.lictor.docs.ApiDocs;
import io.lictor.event.Streams;
import io.lictor.integrity.IntegrityHealth;
import io.lictor.integrity.IntegrityProperties;
import io.lictor.integrity.Scrub;
import io.lictor.integrity.ScrubStart;
import io.lictor.key.KeyRing;
import io.lictor.metrics.MetricsConfiguration;
import io.lictor.security.TokenRegister;
import io.lictor.store.DataDirectory;
import io.lictor.store.EventLog;
import io.lictor.store.LicensingStore;
import io.lictor.store.PostgresStore;
import io.lictor.store.ProvableLog;
import io.lictor.store.SqliteStore;
import io.lictor.store.StoreSecrets;
import io.lictor.store.rejections.RejectionLog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.util.function.SingletonSupplier;

/**
 * What both services need to run: import it into the application. Spring closes in the reverse order of need: first
 * who uses the store, then the store, then the directory.
 */
@Configuration(proxyBeanMethods = false)
@Import({MetricsConfiguration.class, ApiDocs.class})
@EnableConfigurationProperties({
    LictorProperties.class,
    DatabaseProperties.class,
    SecretSettings.class,
    AuditKeySettings.class,
    ClockProperties.class,
    IntegrityProperties.class
})
public class ServiceConfiguration {

    /** In whole milliseconds, as the events keep time: what is answered now is what is read back later. */
    @Bean
    InstantSource clock(LicensingStore store) {
        return store.clock();
    }

    @Bean
    WatchedClock watchedClock(InstantSource clock, EventLog log, ClockProperties properties) {
        return new WatchedClock(clock, log.lastRecorded(), properties);
    }

    @Bean(destroyMethod = "close")
    DataDirectory dataDirectory(LictorProperties properties, DatabaseProperties database) {
        return database.url() == null
                ? DataDirectory.take(properties.dataDirectory())
                : DataDirectory.share(properties.dataDirectory());
    }

    /** The secrets are held against those of the store, so it is there before them; it asks for them when it needs one. */
    @Bean(destroyMethod = "close")
    LicensingStore licensingStore(
            DataDirectory data,
            DatabaseProperties database,
            IntegrityProperties integrity,
            ObjectProvider<KeyRing> keys) {
        StoreSecrets secrets = new StoreSecrets(secret("texts", keys), secret("log", keys));
        String url = database.url();
        LicensingStore store = url == null
                ? SqliteStore.open(data, secrets)
                : PostgresStore.open(url, database.username(), database.password(), secrets);
        store.damage().accept(integrity.acceptedDamage());
        return store;
    }

    @Bean
    Scrub scrub(LicensingStore store, IntegrityProperties integrity, ObjectProvider<ScrubStart> start) {
        return new Scrub(store, integrity, start.getIfAvailable(() -> () -> true));
    }

    /** Its name, without what every indicator is, is that of the component. */
    @Bean
    HealthIndicator integrityHealthIndicator(LicensingStore store, Scrub scrub) {
        return new IntegrityHealth(store.damage(), scrub);
    }

    private static Supplier<byte[]> secret(String purpose, ObjectProvider<KeyRing> keys) {
        return SingletonSupplier.of(() -> keys.getObject().secretFor(purpose));
    }

    /** Shut down with its store, not by itself. */
    @Bean(destroyMethod = "")
    EventStore eventStore(LicensingStore store) {
        return store.eventStore();
    }

    @Bean(destroyMethod = "")
    EventLog eventLog(LicensingStore store) {
        return store.log();
    }

    @Bean(destroyMethod = "")
    ProvableLog provableLog(LicensingStore store) {
        return store.provableLog();
    }

    @Bean(destroyMethod = "close")
    TokenRegister tokenRegister(LicensingStore store) {
        store.comparison().compare(Streams.TOKENS); // who can write into the database is not to let himself in
        return TokenRegister.open(store);
    }

    /** Written behind the answers, so it is closed between those who refuse and the store. */
    @Bean(destroyMethod = "close")
    RejectionLog refusalLog(LicensingStore store) {
        return new RejectionLog(store);
    }

    /** Its name, without what every indicator is, stands in {@code defaults.properties}. */
    @Bean
    HealthIndicator eventStoreHealthIndicator(LicensingStore store) {
        return new EventStoreHealth(store);
    }

    @Bean
    MeterBinder storeMetrics(LicensingStore store) {
        return registry -> Gauge.builder(
                        "lictor.store.writes.failing",
                        store,
                        of -> of.writesFail().isPresent() ? 1 : 0)
                .description("1 while the event store takes no writes, as on a full disk")
                .register(registry);
    }

    @Bean
    StoreProblems storeProblems() {
        return new StoreProblems();
    }

    @Bean
    KeyRing keyRing(
            LictorProperties properties,
            SecretSettings settings,
            DataDirectory data,
            LicensingStore store,
            ObjectProvider<FirstSecrets> first) {
        SecretsSource secrets =
                SecretsSource.of(properties, settings, data, first.getIfAvailable(() -> FirstSecrets.REFUSE));
        return new KeyRing(new KeySecretsOfStore(store).open(secrets));
    }

    /** Made once it is asked for: who signs nothing needs no key. Nothing where there is none. */
    @Bean
    @Lazy
    @Nullable
    CheckpointSigner checkpointSigner(
            AuditKeySettings settings, DataDirectory data, ProvableLog log, ObjectProvider<FirstSecrets> first) {
        return new AuditKeys(settings, data, first.getIfAvailable(() -> FirstSecrets.REFUSE))
                .find(() -> log.newestKept().isPresent());
    }
}
