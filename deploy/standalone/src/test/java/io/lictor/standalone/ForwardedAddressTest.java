package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends {@code X-Forwarded-For}, which counts only if an operator wants it. */
class ForwardedAddressTest {

    private static final int BURST = 3;

    @TempDir
    Path data;

    @Test
    void aForgedAddressGivesNoNewGuesses() {
        try (OwnLictor lictor = OwnLictor.start(data, "--lictor.limits.address-burst=" + BURST)) {
            assertThat(IntStream.range(0, BURST * 4).mapToObj(i -> guess(lictor, "203.0.113." + i)))
                    .anyMatch(answer -> answer.status() == 429);
        }
    }

    private static Answer guess(OwnLictor lictor, String forged) {
        return lictor.client()
                .call("POST", "/v1/client/validate")
                .header("X-Forwarded-For", forged)
                .header("Forwarded", "for=" + forged)
                .json("{\"key\": \"LEGACY-00000001\", \"fingerprint\": \"m1\"}")
                .send();
    }
}
