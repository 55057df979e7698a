package io.lictor.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.bench.fleet.Fleet;
import io.lictor.bench.fleet.PostgresFleet;
import io.lictor.bench.fleet.SqliteFleet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The short version of {@code benchmarks/crash}. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "There is no signal 9 to send")
class CrashTest {

    private static final Duration LONGEST_ROUND = Duration.ofSeconds(1);
    private static final int CLIENTS = 12;

    @TempDir
    Path directory;

    @Test
    void losesNothingOnSqlite() throws Exception {
        play(new SqliteFleet(Root.jars(), directory.resolve("data"), logs()), 2);
    }

    @Test
    void losesNothingOnPostgres() throws Exception {
        play(new PostgresFleet(Root.jars(), directory, logs(), 1), 2);
    }

    private Path logs() throws Exception {
        return Files.createDirectories(directory.resolve("logs"));
    }

    private static void play(Fleet fleet, int rounds) throws Exception {
        try (fleet;
                CrashRun run = new CrashRun(fleet, CLIENTS, true, System.nanoTime(), System.out::println)) {
            Report report = run.run(rounds, LONGEST_ROUND);
            System.out.println(report);
            assertThat(report.isClean()).as(report.toString()).isTrue();
            assertThat(report.rounds()).isEqualTo(rounds);
            assertThat(report.acknowledged()).isGreaterThan(100);
        }
    }
}
