package io.lictor.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.key.KeyRing;
import io.lictor.store.DataDirectory;
import io.lictor.store.EventLog;
import io.lictor.store.LicensingStore;
import java.nio.file.Path;
import java.time.InstantSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ServiceConfigurationTest {

    @TempDir
    Path directory;

    private ApplicationContextRunner service() {
        return new ApplicationContextRunner()
                .withUserConfiguration(ServiceConfiguration.class)
                .withPropertyValues("lictor.data-directory=" + directory.resolve("data"));
    }

    @Test
    void wires_what_both_services_need_and_lets_go_of_it() {
        service().run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context).hasSingleBean(EventStore.class).hasSingleBean(EventLog.class);
            assertThat(context).hasSingleBean(LicensingStore.class).hasSingleBean(KeyRing.class);
            assertThat(context.getBean(InstantSource.class).instant().getNano() % 1_000_000)
                    .isZero();
        });
        DataDirectory.take(directory.resolve("data")).close();
    }

    @Test
    void says_in_a_sentence_why_it_does_not_start() {
        try (DataDirectory _ = DataDirectory.take(directory.resolve("data"))) {
            service().run(context -> {
                assertThat(context).hasFailed();
                assertThat(new StartRefused()
                                .analyze(context.getStartupFailure())
                                .getDescription())
                        .contains(directory.resolve("data").toString());
            });
        }
        assertThat(new StartRefused().analyze(new IllegalStateException("other")))
                .isNull();
    }
}
