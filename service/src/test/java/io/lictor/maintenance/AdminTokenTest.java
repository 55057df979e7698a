package io.lictor.maintenance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lictor.event.ProductVersionDisabled;
import io.lictor.secrets.DataDirectorySecrets;
import io.lictor.security.Credential;
import io.lictor.security.TokenRegister;
import io.lictor.store.Comparison;
import io.lictor.store.LicensingStore;
import io.lictor.store.StoreSecrets;
import io.lictor.store.axon.AxonEventStore;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.postgres.PostgresStore;
import io.lictor.store.sqlite.SqliteStore;
import io.lictor.testing.TestDatabase;
import io.lictor.testing.TestPostgres;
import io.lictor.value.Role;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AdminTokenTest {

    @TempDir
    Path temporary;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(Object... arguments) {
        return MaintenanceCli.run(
                List.of(arguments).stream().map(Object::toString).toList(), new PrintStream(said, true, UTF_8));
    }

    private String said() {
        return said.toString(UTF_8);
    }

    private Path data() {
        return temporary.resolve("data");
    }

    private Path file() {
        return temporary.resolve("token");
    }

    private static void disable(LicensingStore store) {
        AxonEventStore.over(store)
                .publish(new GenericDomainEventMessage<>(
                        "Product", "product:a", 0, new ProductVersionDisabled("a", "1", Instant.now())));
    }

    private static void assertOpensEverything(TokenRegister register, String token) {
        assertThat(register.find(token, Instant.now())).isInstanceOfSatisfying(Credential.Valid.class, valid -> {
            assertThat(valid.subject().roles()).containsExactly(Role.ADMIN);
            assertThat(valid.subject().products().contains("whatever")).isTrue();
        });
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There are no such permissions")
    void letsWhoHasTheStoreBackIn() throws Exception {
        try (DataDirectory directory = DataDirectory.take(data());
                LicensingStore store = SqliteStore.open(directory)) {
            disable(store);
        }

        assertThat(run("admin-token", "--data", data(), file())).as(said()).isZero();

        String token = Files.readString(file()).strip();
        assertThat(said()).contains(file().toString()).doesNotContain(token);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        try (DataDirectory directory = DataDirectory.take(data());
                LicensingStore store = SqliteStore.open(directory);
                TokenRegister register = TokenRegister.open(store)) {
            assertOpensEverything(register, token);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There are no such permissions")
    void withTheSecretsItIsAnEventAsAnyOther() throws Exception {
        String secret = Base64.getEncoder().encodeToString(new byte[32]);
        DataDirectory.take(data()).close();
        Path secrets = Files.writeString(
                data().resolve("secrets.properties"),
                "current=1\nderivation.1=%s\nlookup=%s\n".formatted(secret, secret));
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
        StoreSecrets ofStore = DataDirectorySecrets.in(data()).orElseThrow().ofStore();
        try (DataDirectory directory = DataDirectory.take(data());
                LicensingStore store = SqliteStore.open(directory, ofStore)) {
            disable(store);
        }

        assertThat(run("admin-token", "--data", data(), file())).as(said()).isZero();
        assertThat(said()).doesNotContain("audits");
        Files.delete(secrets);
        Files.delete(file());
        assertThat(run("admin-token", "--data", data(), file())).as(said()).isZero();
        assertThat(said()).contains("audits will tell");

        try (DataDirectory directory = DataDirectory.take(data());
                LicensingStore store = SqliteStore.open(directory, ofStore)) {
            Comparison.Pass pass = store.comparison().begin();
            assertThat(pass.next(10)).isEqualTo(3);
            pass.finish();
            assertThat(store.damage().toAccept()).isEqualTo("3");
        }
    }

    @Test
    void waitsForNoServiceThatHasTheDirectory() {
        try (DataDirectory directory = DataDirectory.take(data());
                LicensingStore store = SqliteStore.open(directory)) {
            disable(store);

            assertThat(run("admin-token", "--data", data(), file())).isEqualTo(1);
        }
        assertThat(said()).contains("process");
        assertThat(file()).doesNotExist();
    }

    /** Else the service would find events, and miss the secrets it never had. */
    @Test
    void beginsNothing() {
        assertThat(run("admin-token", "--data", data(), file())).isEqualTo(1);
        assertThat(data()).doesNotExist();
        try (DataDirectory directory = DataDirectory.take(data());
                LicensingStore store = SqliteStore.open(directory)) {
            assertThat(store.log().lastPosition()).isZero();
        }

        assertThat(run("admin-token", "--data", data(), file())).isEqualTo(1);
        assertThat(said()).contains("There is no ", "Start the service");
        assertThat(file()).doesNotExist();
    }

    @Test
    void servicesThatRunOnTheStoreKnowItSoon() throws Exception {
        try (TestDatabase database = TestPostgres.database();
                LicensingStore store = PostgresStore.open(database.url(), database.user(), database.password());
                TokenRegister register = TokenRegister.open(store)) {
            disable(store);
            String url = database.url() + (database.url().contains("?") ? "&" : "?") + "user=" + database.user()
                    + "&password=" + database.password();

            assertThat(run("admin-token", "--postgres", url, file())).as(said()).isZero();

            String token = Files.readString(file()).strip();
            await().until(() -> register.find(token, Instant.now()) instanceof Credential.Valid);
            assertOpensEverything(register, token);
        }
    }
}
