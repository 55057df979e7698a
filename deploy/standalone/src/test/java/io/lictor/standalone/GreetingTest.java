package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Reads what a start prints: one line for readers of the log, and warnings. */
@ExtendWith(OutputCaptureExtension.class)
class GreetingTest {

    private static final String IN_CLEAR = "without TLS: tokens and licence keys travel in clear";

    @TempDir
    Path temporary;

    @Test
    void oneLineSaysReleaseAddressTlsStoreAndLimits(CapturedOutput output) {
        OwnLictor.start(temporary).close();
        assertThat(output.toString().lines().filter(line -> line.contains("Lictor 0.")))
                .singleElement()
                .asString()
                .contains(
                        " on http://127.0.0.1:",
                        "no TLS",
                        "events in SQLite, " + temporary.resolve("data"),
                        "read model embedded",
                        "200 wrong keys an address");
        assertThat(output).doesNotContain(IN_CLEAR).containsOnlyOnce("Lictor is stopping");
    }

    @Test
    void whoListensToOthersInClearIsWarned(CapturedOutput output) {
        OwnLictor.start(temporary, "--server.address=0.0.0.0").close();
        assertThat(output).containsOnlyOnce("Lictor listens on 0.0.0.0 " + IN_CLEAR);
    }

    @Test
    void soIsWhoNamesNoAddress(CapturedOutput output) {
        OwnLictor.start(temporary, "--server.address=").close();
        assertThat(output).containsOnlyOnce(IN_CLEAR);
    }

    @Test
    void unlessItIsMeant(CapturedOutput output) {
        OwnLictor.start(temporary, "--server.address=0.0.0.0", "--lictor.tls.plain-text-accepted=true")
                .close();
        assertThat(output).doesNotContain(IN_CLEAR);
    }
}
