package io.lictor.standalone;

import static io.lictor.acceptance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Reads the log of refused requests at DEBUG: one line for each, without keys or tokens. */
@ExtendWith(OutputCaptureExtension.class)
class RejectedRequestLogTest {

    @TempDir
    Path temporary;

    @Test
    void eachLeavesALineWhereThatIsWanted(CapturedOutput output) {
        try (OwnLictor own = OwnLictor.start(temporary, "--logging.level.io.lictor.refused=debug")) {
            Lictor lictor = own.client();
            LicenseFixture sold = TestVendor.open(lictor).perpetual();
            String stranger = "lictor_" + "A".repeat(43);

            assertTold(
                    output,
                    "Refused 401 UNAUTHENTICATED: GET /v1/licenses/… by nobody known from 127.0.0.1",
                    () -> lictor.withToken(stranger)
                            .get("/v1/licenses/" + sold.key())
                            .expect(401));
            assertTold(
                    output,
                    "Refused 401 UNAUTHENTICATED: GET /v1/dashboard by nobody known",
                    () -> lictor.anonymous().get("/v1/dashboard").expect(401));
            Lictor reader = lictor.as("a dashboard", "reader");
            assertTold(
                    output,
                    "Refused 403 NOT_ALLOWED: POST /v1/licenses by a dashboard (token ",
                    () -> reader.post("/v1/licenses", "{}").expect(403));
            assertTold(
                    output,
                    "Refused 409 NOT_A_SUBSCRIPTION: POST /v1/licenses/{id}/renew (" + sold.id() + ") by first admin",
                    () -> sold.command("renew", "{\"period\": \"P1Y\"}").expect(409));
            assertTold(
                    output,
                    "Refused 404 LICENSE_NOT_FOUND: GET /v1/licenses/{id} by first admin",
                    () -> lictor.get("/v1/licenses/" + sold.key()).expect(404));
            assertTold(
                    output,
                    "Refused 415 UNSUPPORTED_MEDIA_TYPE: POST /v1/licenses",
                    () -> lictor.call("POST", "/v1/licenses")
                            .body("text/plain", new byte[] {1})
                            .send()
                            .expect(415));

            assertThat(output).doesNotContain(List.of(sold.key(), stranger, lictor.token(), reader.token()));
        }
    }

    @Test
    void elseThereIsNone(CapturedOutput output) {
        try (OwnLictor own = OwnLictor.start(temporary)) {
            own.client().anonymous().get("/v1/dashboard").expect(401);
            assertThat(output).doesNotContain("Refused 4");
        }
    }

    private static void assertTold(CapturedOutput output, String line, Runnable call) {
        int before = output.length();
        call.run();
        // it is told once the answer is out
        eventually(
                () -> output.toString()
                        .substring(before)
                        .lines()
                        .filter(told -> told.contains("Refused "))
                        .toList(),
                told -> assertThat(told).as(line).singleElement().asString().contains(line));
    }
}
