package io.lictor.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document, as it is committed, or as a running service gives it. */
public record ApiDescription(JsonNode document) {

    private static final Path COMMITTED = Path.of("..", "..", "docs", "openapi.json");

    public static ApiDescription of(Lictor lictor) {
        return new ApiDescription(lictor.get("/v1/openapi.json").expect(200).json());
    }

    public static ApiDescription committed() {
        return new ApiDescription(Answer.JSON.readTree(committedText()));
    }

    public static String committedText() {
        try {
            return Files.readString(COMMITTED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the description as the committed one. */
    public void commit() {
        try {
            Files.write(COMMITTED, text().getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the description as it is committed: readable, and comparable line by line. */
    public String text() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        return Answer.JSON.writer().with(printer).writeValueAsString(document) + "\n";
    }

    /** Every operation by method and path. */
    public Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));
        return operations;
    }

    /** Every schema by name. */
    public Map<String, JsonNode> schemas() {
        Map<String, JsonNode> schemas = new TreeMap<>();
        document.at("/components/schemas")
                .properties()
                .forEach(schema -> schemas.put(schema.getKey(), schema.getValue()));
        return schemas;
    }
}
