package io.lictor.service;

import io.lictor.key.KeyRing;
import io.lictor.store.DataDirectory;
import io.lictor.store.EventLog;
import io.lictor.store.LicensingStore;
import io.lictor.store.SqliteStore;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What both services need to run: import it into the application. Spring closes in the reverse order of need: first
 * who uses the store, then the store, then the directory.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LictorProperties.class)
public class ServiceConfiguration {

    /** In whole milliseconds, as the events keep time: what is answered now is what is read back later. */
    @Bean
    InstantSource clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean(destroyMethod = "close")
    DataDirectory dataDirectory(LictorProperties properties) {
        return DataDirectory.take(properties.dataDirectory());
    }

    @Bean(destroyMethod = "close")
    LicensingStore licensingStore(DataDirectory data) {
        return SqliteStore.open(data);
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

    @Bean
    StoreProblems storeProblems() {
        return new StoreProblems();
    }

    @Bean
    KeyRing keyRing(DataDirectory data, EventLog log) {
        return new KeyRing(new KeySecretsFile(data).open(log.lastPosition() > 0));
    }
}
