package io.lictor.maintenance;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One of the programs that come with PostgreSQL. */
record PostgresProgram(String name, PostgresAddress address) {

    /**
     * Runs it, and hands on its output line by line.
     *
     * @throws MaintenanceFailure if it is not there, or fails, with what it said
     */
    void run(List<String> arguments, Consumer<String> line) throws IOException {
        List<String> command = new ArrayList<>(List.of(name));
        command.addAll(arguments);
        Path errors = Files.createTempFile("lictor-", ".err");
        try {
            Process process = start(new ProcessBuilder(command).redirectError(errors.toFile()));
            try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
                output.lines().forEach(line);
            }
            if (process.waitFor() != 0) {
                throw new MaintenanceFailure(
                        "%s failed: %s".formatted(name, Files.readString(errors).strip()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(name + " was interrupted", e);
        } finally {
            Files.deleteIfExists(errors);
        }
    }

    private Process start(ProcessBuilder builder) {
        builder.environment().putAll(address.credentials());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new MaintenanceFailure(
                    ("There is no %s on the PATH. It comes with PostgreSQL's client programs (on Debian:"
                                    + " apt-get install postgresql-client), of the server's version or newer.")
                            .formatted(name));
        }
    }
}
