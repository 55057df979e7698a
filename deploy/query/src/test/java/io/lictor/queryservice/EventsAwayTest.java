package io.lictor.queryservice;

import static io.lictor.acceptance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.ChildLictor;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import io.lictor.commandservice.CommandService;
import io.lictor.secrets.SecretsTool;
import io.lictor.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL goes away while both services run, and comes back. */
class EventsAwayTest {

    private static final String READINESS = "/actuator/health/readiness";

    @TempDir
    Path data;

    @Test
    void writesAreRefusedUntilItIsBackAndChecksGoOn() throws Exception {
        SecretsTool.run(List.of("new", data.resolve("secrets.properties").toString()), System.err);
        try (PostgresServer postgres = PostgresServer.start();
                ChildLictor command = launch(CommandService.class, postgres);
                ChildLictor query = launch(QueryService.class, postgres)) {
            Lictor writes = command.client();
            Lictor reads = query.client();
            Lictor lictor = writes.at(writes.port(), reads.port());
            LicenseFixture license = TestVendor.open(lictor).perpetual();
            license.activate("m1").expect(201);
            assertThat(license.get().number("/etag")).isEqualTo(2);

            postgres.stop();

            Answer refused = activateOnce(lictor, license).refused(503, "EVENT_STORE_UNAVAILABLE");
            assertThat(refused.header("Retry-After")).isNotBlank();
            eventually(() -> writes.get(READINESS), answer -> answer.expect(503));
            writes.get("/actuator/health/liveness").expect(200);
            reads.get(READINESS).expect(200);
            assertThat(license.validate("m1").at("/valid").booleanValue()).isTrue();
            lictor.get(license.path()).expect(200);
            lictor.get(license.path() + "/history").refused(503, "EVENT_STORE_UNAVAILABLE");

            postgres.startAgain();

            eventually(() -> activateOnce(lictor, license), answer -> answer.expect(201));
            eventually(
                    () -> lictor.get(license.path()),
                    answer -> assertThat(answer.expect(200).number("/etag")).isEqualTo(3));
            eventually(() -> writes.get(READINESS), answer -> answer.expect(200));
        }
    }

    private ChildLictor launch(Class<?> service, PostgresServer postgres) throws IOException {
        return ChildLictor.launch(
                service,
                data,
                Map.of(
                        "SPRING_DATASOURCE_URL",
                        postgres.url("postgres"),
                        "SPRING_DATASOURCE_USERNAME",
                        PostgresServer.USER));
    }

    private static Answer activateOnce(Lictor lictor, LicenseFixture license) {
        return lictor.call("POST", license.path() + "/activations")
                .header("Idempotency-Key", "the-second-machine")
                .json("{\"fingerprint\": \"m2\"}")
                .send();
    }
}
