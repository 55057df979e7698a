package io.lictor.docs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Requests may have no other members than those described, for a mistyped one would be silently dropped. */
final class ClosedRequests {

    private static final String SCHEMAS = "#/components/schemas/";

    @SuppressWarnings("rawtypes")
    private final Map<String, Schema> schemas;

    private final Set<String> closed = new HashSet<>();

    private ClosedRequests(OpenAPI document) {
        this.schemas = document.getComponents().getSchemas();
    }

    static void close(OpenAPI document) {
        ClosedRequests requests = new ClosedRequests(document);
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .map(operation -> operation.getRequestBody())
                .filter(Objects::nonNull)
                .map(RequestBody::getContent)
                .filter(Objects::nonNull)
                .flatMap(content -> content.values().stream())
                .map(MediaType::getSchema)
                .forEach(requests::close);
    }

    private void close(@Nullable Schema<?> schema) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null) {
            String name = schema.get$ref().substring(SCHEMAS.length());
            if (closed.add(name)) {
                closeObject(schemas.get(name));
            }
        } else if (schema.getOneOf() != null) {
            schema.getOneOf().forEach(this::close);
        } else if (schema.getItems() != null) {
            close(schema.getItems());
        }
    }

    private void closeObject(@Nullable Schema<?> schema) {
        if (schema == null || schema.getEnum() != null) {
            return;
        }
        schema.setTypes(Set.of("object")); // not said of one without members
        schema.setAdditionalProperties(false);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(this::close);
        }
    }
}
