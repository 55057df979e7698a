package io.lictor.storage;

import io.lictor.key.KeyRing;
import io.lictor.store.AcceptedDamage;
import io.lictor.store.EventLog;
import io.lictor.store.LicensingStore;
import io.lictor.store.StoreSecrets;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.postgres.PostgresStore;
import io.lictor.store.rejections.RejectionLog;
import io.lictor.store.sqlite.SqliteStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

/**
 * Opens the data directory and the event store. Spring closes beans in the reverse order of their dependencies: first the
 * users of the store, then the store, then the directory.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DataProperties.class, DatabaseProperties.class})
public class StorageConfiguration {

    @Bean(destroyMethod = "close")
    DataDirectory dataDirectory(DataProperties properties, DatabaseProperties database) {
        return database.url() == null
                ? DataDirectory.take(properties.dataDirectory())
                : DataDirectory.share(properties.dataDirectory());
    }

    /** Opens the store before the secrets are known: they are compared with the store's, which asks for them on first use. */
    @Bean(destroyMethod = "close")
    LicensingStore licensingStore(
            DataDirectory data, DatabaseProperties database, AcceptedDamage accepted, StoreSecrets secrets) {
        String url = database.url();
        LicensingStore store = url == null
                ? SqliteStore.open(data, secrets)
                : PostgresStore.open(url, database.username(), database.password(), secrets);
        store.damage().accept(accepted);
        return store;
    }

    @Bean
    StoreSecrets storeSecrets(ObjectProvider<KeyRing> keys) {
        return new StoreSecrets(secret("texts", keys), secret("log", keys));
    }

    private static Supplier<byte[]> secret(String purpose, ObjectProvider<KeyRing> keys) {
        return SingletonSupplier.of(() -> keys.getObject().secretFor(purpose));
    }

    @Bean(destroyMethod = "")
    EventLog eventLog(LicensingStore store) {
        return store.log();
    }

    /** Writes rejections after their answers, so it is closed after the controllers and before the store. */
    @Bean(destroyMethod = "close")
    RejectionLog rejectionLog(LicensingStore store) {
        return new RejectionLog(store);
    }

    /** Is named {@code eventStore} in health groups, as in {@code defaults.properties}: Boot drops the suffix. */
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
}
