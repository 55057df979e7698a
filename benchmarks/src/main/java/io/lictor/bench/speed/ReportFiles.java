package io.lictor.bench.speed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Files of a run's reports: for people, for programs, and pictures. */
record ReportFiles(Path root, String name) {

    private static final DateTimeFormatter NOW = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    void write(String table, Object found, String picture) throws IOException {
        String now = LocalDateTime.now(ZoneId.systemDefault()).format(NOW);
        Path directory =
                Files.createDirectories(root.resolve("target/benchmarks").resolve(name + "-" + now));
        Files.writeString(directory.resolve("report.md"), table);
        Files.writeString(directory.resolve("report.json"), JSON.writeValueAsString(found));
        Files.writeString(directory.resolve("report.svg"), picture);
        System.out.println("\n" + table + "\nIn " + directory);
    }
}
