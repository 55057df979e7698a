package io.lictor.docs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Descriptions of schemas, members, parameters and operations that have none in the code, from a file of texts. */
final class Descriptions {

    private static final String FILE = "descriptions.properties";

    private final Properties texts = new Properties();

    /** Reads the file. */
    Descriptions() {
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(Descriptions.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8)) {
            texts.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Describes whatever the document doesn't describe yet. */
    void addTo(OpenAPI document) {
        document.getComponents().getSchemas().forEach(this::describe);
        document.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .forEach(this::describe);
    }

    private void describe(String name, Schema<?> schema) {
        if (schema.getDescription() == null) {
            schema.setDescription(text(name));
        }
        Map<String, Schema> members = Objects.requireNonNullElse(schema.getProperties(), Map.of());
        members.forEach((member, of) -> {
            String text = text(name + "." + member, "*." + member);
            if (text != null && (of.getDescription() == null || isOfItsTypeAlone(of))) {
                of.setDescription(isOfItsTypeAlone(of) ? text + " " + of.getDescription() + "." : text);
            }
        });
    }

    private static boolean isOfItsTypeAlone(Schema<?> schema) {
        return ApiDocs.SPAN.equals(schema.getDescription());
    }

    private void describe(Operation operation) {
        if (operation.getDescription() == null) {
            operation.setDescription(text(operation.getOperationId()));
        }
        for (Parameter parameter :
                Objects.requireNonNullElse(operation.getParameters(), java.util.List.<Parameter>of())) {
            if (parameter.getDescription() == null) {
                parameter.setDescription(
                        text(operation.getOperationId() + "?" + parameter.getName(), "?" + parameter.getName()));
            }
        }
    }

    private @Nullable String text(String... names) {
        return Stream.of(names)
                .map(texts::getProperty)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
