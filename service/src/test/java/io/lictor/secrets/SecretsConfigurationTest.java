package io.lictor.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.clock.ClockConfiguration;
import io.lictor.integrity.IntegrityConfiguration;
import io.lictor.key.KeyRing;
import io.lictor.startup.StartFailure;
import io.lictor.storage.StorageConfiguration;
import io.lictor.store.DataUnusable;
import io.lictor.store.EventLog;
import io.lictor.store.LicensingStore;
import io.lictor.store.directory.DataDirectory;
import io.lictor.testing.TestDatabase;
import io.lictor.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SecretsConfigurationTest {

    private static final String SECRET = "c2VjcmV0".repeat(6);

    private static final Class<?>[] WIRED = {
        StorageConfiguration.class, SecretsConfiguration.class, ClockConfiguration.class, IntegrityConfiguration.class
    };

    @TempDir
    Path directory;

    private ApplicationContextRunner service() {
        return new ApplicationContextRunner()
                .withUserConfiguration(WIRED)
                .withBean(MissingSecretsPolicy.class, () -> MissingSecretsPolicy.MAKE)
                .withPropertyValues("lictor.data-directory=" + directory.resolve("data"));
    }

    @Test
    void wires_the_store_with_its_secrets_and_closes_it() {
        service().run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context).hasSingleBean(EventLog.class);
            assertThat(context).hasSingleBean(LicensingStore.class).hasSingleBean(KeyRing.class);
            assertThat(context.getBean(InstantSource.class).instant().getNano() % 1_000_000)
                    .isZero();
        });
        DataDirectory.take(directory.resolve("data")).close();
    }

    @Test
    void a_database_is_shared_by_those_who_have_the_same_secrets() {
        try (TestDatabase database = TestPostgres.database()) {
            Path first = directory.resolve("first/secrets.properties");
            onPostgres(database, "first").run(one -> {
                assertThat(one).hasNotFailed();
                assertThat(one.getBean(LicensingStore.class).isShared()).isTrue();
                onPostgres(database, "first").run(same -> assertThat(same).hasNotFailed());
                onPostgres(database, "other")
                        .run(other -> assertThat(reasonOf(other.getStartupFailure()))
                                .contains(
                                        "are missing",
                                        directory.resolve("other").toString()));
                onPostgres(database, "other")
                        .withPropertyValues("lictor.secrets-file=" + first)
                        .run(other -> assertThat(other).hasNotFailed());
            });
        }
    }

    @Test
    void other_secrets_than_those_of_the_events_are_refused() {
        try (TestDatabase database = TestPostgres.database()) {
            service().run(context -> assertThat(context).hasNotFailed());
            onPostgres(database, "first").run(one -> assertThat(one).hasNotFailed());

            onPostgres(database, "data")
                    .run(other -> assertThat(reasonOf(other.getStartupFailure()))
                            .contains("not those this event store is used with (derivation.1, lookup)"));
        }
    }

    @Test
    void a_secret_that_comes_along_is_noted_and_who_has_not_got_it_yet_starts_too() throws Exception {
        service().run(context -> assertThat(context).hasNotFailed());
        Path file = directory.resolve("data/secrets.properties");
        String before = Files.readString(file);
        String rotated = before.replace("current=1", "current=2") + "derivation.2=" + "QUJD".repeat(12) + "\n";
        Files.writeString(file, rotated);
        service().run(context -> assertThat(context).hasNotFailed());
        Files.writeString(file, before);
        service().run(context -> assertThat(context).hasNotFailed());

        Files.writeString(file, rotated.replace("QUJD", "QUJE"));
        service()
                .run(context ->
                        assertThat(reasonOf(context.getStartupFailure())).contains("(derivation.2)"));
        Files.writeString(file, rotated.replace("derivation.1", "derivation.0"));
        service()
                .run(context ->
                        assertThat(reasonOf(context.getStartupFailure())).contains("(derivation.1)"));
    }

    @Test
    void secrets_come_from_the_environment_too() {
        AtomicReference<String> key = new AtomicReference<>();
        inEnvironment("1").run(context -> key.set(key(context.getBean(KeyRing.class))));
        inEnvironment("1").run(context -> {
            assertThat(key(context.getBean(KeyRing.class))).isEqualTo(key.get());
            assertThat(context.getBean(SecretSettings.class).toString()).doesNotContain(SECRET);
        });
        inEnvironment("2")
                .run(context -> assertThat(reasonOf(context.getStartupFailure()))
                        .contains("LICTOR_SECRETS_*", "not whole")
                        .doesNotContain(SECRET));
        assertThat(directory.resolve("data/secrets.properties")).doesNotExist();
    }

    private ApplicationContextRunner inEnvironment(String current) {
        return service()
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                "test-systemEnvironment",
                                Map.of(
                                        "LICTOR_SECRETS_CURRENT", current,
                                        "LICTOR_SECRETS_DERIVATION_1", SECRET,
                                        "LICTOR_SECRETS_LOOKUP", SECRET))));
    }

    private static String key(KeyRing keys) {
        return keys.derive(new UUID(1, 1), 1).formatted();
    }

    @Test
    void two_sources_of_secrets_are_one_too_many() {
        service().run(context -> assertThat(context).hasNotFailed());
        inEnvironment("1")
                .run(context -> assertThat(reasonOf(context.getStartupFailure()))
                        .contains(
                                "one of them is too many",
                                directory.resolve("data/secrets.properties").toString()));
    }

    @Test
    void who_shares_its_events_makes_no_secrets() {
        new ApplicationContextRunner()
                .withUserConfiguration(WIRED)
                .withPropertyValues("lictor.data-directory=" + directory.resolve("data"))
                .run(context -> assertThat(reasonOf(context.getStartupFailure()))
                        .contains("deploy/secrets new", "LICTOR_SECRETS_*"));
    }

    @Test
    void a_database_that_is_not_there_is_named_without_its_password() {
        try (TestDatabase database = TestPostgres.database()) {
            service()
                    .withPropertyValues("spring.datasource.url=" + database.url() + "x?user=postgres&password=hidden")
                    .run(context -> assertThat(reasonOf(context.getStartupFailure()))
                            .contains("jdbc:postgresql://", "does not exist")
                            .doesNotContain("hidden"));
        }
    }

    @Test
    void tells_whether_the_events_can_be_reached() {
        TestDatabase database = TestPostgres.database();
        onPostgres(database, "data").run(context -> {
            HealthIndicator health = context.getBean("eventStoreHealthIndicator", HealthIndicator.class);
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            database.close();
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        });
    }

    private ApplicationContextRunner onPostgres(TestDatabase database, String data) {
        return service()
                .withPropertyValues(
                        "lictor.data-directory=" + directory.resolve(data),
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.user());
    }

    private static String reasonOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartFailure || cause instanceof DataUnusable) {
                return cause.getMessage();
            }
        }
        throw new AssertionError("no reason for people", failure);
    }
}
