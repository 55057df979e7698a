package io.lictor.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A shell that runs code of our documents against a server of a test. */
final class Shell {

    private Shell() {}

    /** Returns the output of the code; fails if a command of it fails. */
    static String run(String code, String url, Path data) throws IOException, InterruptedException {
        for (String program : List.of("bash", "curl")) {
            assumeTrue(isThere(program), "Skipped: no " + program);
        }
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", "set -euo pipefail\n" + code).redirectErrorStream(true);
        shell.environment().put("LICTOR_URL", url);
        shell.environment().put("LICTOR_DATA", data.toString());
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
