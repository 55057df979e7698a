package io.lictor.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutOfMemoryTest {

    /** A service that is started without any option for it, and one of whose threads wants more than there is. */
    static final class Hungry {

        public static void main(String[] arguments) throws InterruptedException {
            OutOfMemory.watch();
            Thread.ofVirtual().start(() -> {
                List<long[]> more = new ArrayList<>();
                while (true) {
                    more.add(new long[1_000_000]);
                }
            });
            new CountDownLatch(1).await();
        }
    }

    @Test
    void aProcessWhoseMemoryIsUsedUpEndsAndSaysSo() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Hungry.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(OutOfMemory.EXIT_CODE);
        assertThat(said).contains("used up its memory", "32 MB", "-Xmx");
    }
}
