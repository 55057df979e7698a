package io.lictor.bench.speed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The load generator wrk, as Debian packages it. */
record Wrk(Path script, Path work) {

    static final String MISSING =
            "The load comes from wrk, which is not installed. Debian's package is wrk: apt install wrk";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Returns whether the program can be started. */
    static boolean isInstalled() {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place, "wrk")));
    }

    Closed run(Plan plan, int connections, int seconds, Cost cost) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        "wrk",
                        "-t1",
                        "-c" + connections,
                        "-d" + seconds + "s",
                        "--timeout",
                        "10s",
                        "-s",
                        script.toString(),
                        plan.server().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("LICTOR_PLAN", plan.write(work).toString());
        Cost.Reading before = cost.read();
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("wrk failed:\n" + output);
        }
        Cost.Reading used = cost.read().minus(before);
        return read(JSON.readTree(output.substring(output.lastIndexOf("\n{"))), connections, used);
    }

    private static Closed read(JsonNode told, int connections, Cost.Reading used) {
        double answered = told.get("answered").asDouble();
        return new Closed(
                connections,
                told.get("asked").asLong(),
                answered * 1e6 / told.get("micros").asDouble(),
                told.get("p50").asDouble() / 1e3,
                told.get("p99").asDouble() / 1e3,
                told.get("p999").asDouble() / 1e3,
                told.get("failures").asLong(),
                used.cpuNanos() / 1e3 / answered,
                used.allocatedBytes() / 1e3 / answered);
    }
}
