package io.lictor.queryservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.ChildLictor;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import io.lictor.commandservice.CommandService;
import io.lictor.secrets.SecretsTool;
import io.lictor.testing.TestDatabase;
import io.lictor.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Instances get a new secret one after the other, and none has to stop for it. */
@ExtendWith(OutputCaptureExtension.class)
class RotatedSecretsTest {

    @TempDir
    Path machines;

    @Test
    void whoHasNotGotTheNewSecretYetServesAllTheSameAndSaysWhatItCantShow(CapturedOutput output) throws Exception {
        try (TestDatabase database = TestPostgres.database()) {
            secrets("new", "writer");
            hand("writer", "reader");
            LicenseFixture old;
            LicenseFixture renewed;
            try (OwnService reader = start(QueryService.class, database, "reader")) {
                try (OwnService writer = start(CommandService.class, database, "writer")) {
                    old = sell(writer, reader);
                }
                secrets("rotate", "writer");
                try (OwnService writer = start(CommandService.class, database, "writer")) {
                    renewed = sell(writer, reader);
                    assertServedBy(reader, old, renewed);
                    assertThat(shown(reader, old)).isEqualTo(old.key());
                    Answer later = keyOf(renewed, reader).refused(503, "KEY_SECRET_MISSING");
                    assertThat(later.header("Retry-After")).isNotBlank();
                }
            }

            int warned = output.length();
            try (OwnService reader = start(QueryService.class, database, "reader")) {
                assertServedBy(reader, old, renewed);
                assertThat(output.toString().substring(warned))
                        .contains("older than those of another instance", "derivation.2");
            }
            hand("writer", "reader");
            int content = output.length();
            try (OwnService reader = start(QueryService.class, database, "reader")) {
                assertThat(shown(reader, old)).isEqualTo(old.key());
                assertThat(shown(reader, renewed)).isEqualTo(renewed.key());
                assertThat(output.toString().substring(content))
                        .contains("Lictor listens on")
                        .doesNotContain("older than");
            }
            secrets("new", "stranger");
            try (ChildLictor stranger = launch(QueryService.class, database, "stranger")) {
                assertThat(stranger.ended()).isEqualTo(1);
                assertThat(stranger.output()).contains("are not those this event store is used with");
            }
        }
    }

    @Test
    void whoSharesEventsWithOthersMakesNoSecrets() throws Exception {
        try (TestDatabase database = TestPostgres.database();
                ChildLictor nobody = launch(QueryService.class, database, "nobody")) {
            assertThat(nobody.ended()).isEqualTo(1);
            assertThat(nobody.output())
                    .contains("deploy/secrets new " + file("nobody"))
                    .doesNotContain("Exception");
        }
    }

    private static LicenseFixture sell(OwnService writer, OwnService reader) throws Exception {
        Lictor lictor =
                writer.client().at(writer.client().port(), reader.client().port());
        LicenseFixture license = TestVendor.open(lictor).perpetual();
        license.clientActivate("m1").expect(201);
        return license;
    }

    private static void assertServedBy(OwnService reader, LicenseFixture... licenses) throws Exception {
        for (LicenseFixture license : licenses) {
            Lictor client = at(reader, license);
            LicenseFixture there = new LicenseFixture(client, license.id(), license.key());
            assertThat(there.validate("m1").text("/code")).isEqualTo("VALID");
            client.post("/v1/licenses/lookup", "{\"key\": \"%s\"}".formatted(license.key()))
                    .expect(200);
        }
    }

    private static Answer keyOf(LicenseFixture license, OwnService reader) throws Exception {
        return at(reader, license).get(license.path() + "/key");
    }

    /** With the token of the instance that sold it, for the reader has none of its own. */
    private static Lictor at(OwnService reader, LicenseFixture license) throws Exception {
        int port = reader.client().port();
        return license.lictor().at(port, port);
    }

    private static String shown(OwnService reader, LicenseFixture license) throws Exception {
        return keyOf(license, reader).expect(200).text("/key");
    }

    private Path file(String machine) {
        return machines.resolve(machine).resolve("secrets.properties");
    }

    private void secrets(String command, String machine) {
        assertThat(SecretsTool.run(List.of(command, file(machine).toString()), System.err))
                .isZero();
    }

    private void hand(String from, String to) throws IOException {
        Files.createDirectories(file(to).getParent());
        Files.copy(file(from), file(to), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private OwnService start(Class<?> service, TestDatabase database, String machine) {
        return OwnService.start(service, file(machine).getParent(), database);
    }

    private ChildLictor launch(Class<?> service, TestDatabase database, String machine) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("SPRING_DATASOURCE_URL", database.url());
        if (database.user() != null) {
            environment.put("SPRING_DATASOURCE_USERNAME", database.user());
        }
        return ChildLictor.launch(service, file(machine).getParent(), environment);
    }
}
