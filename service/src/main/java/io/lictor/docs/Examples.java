package io.lictor.docs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Examples of requests and answers. They were recorded from one story told to the running product, so they hang together. */
final class Examples {

    private static final String FILE = "examples.json";

    private final Map<String, Example> byOperation;

    /**
     * A call of the story.
     *
     * @param parameters of the path
     * @param request the body that was sent
     * @param mediaType of the answer
     */
    private record Example(
            Map<String, String> parameters, @Nullable Object request, String status, String mediaType, Object answer) {}

    /** Reads the file. */
    Examples() {
        InputStream file = Objects.requireNonNull(Examples.class.getResourceAsStream(FILE), FILE);
        this.byOperation = new JsonMapper().readValue(file, new TypeReference<>() {});
    }

    void addTo(OpenAPI document) {
        document.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .forEach(this::addTo);
    }

    private void addTo(Operation operation) {
        Example example = byOperation.get(operation.getOperationId());
        if (example == null) {
            return;
        }
        Stream.ofNullable(operation.getParameters())
                .flatMap(List::stream)
                .filter(parameter -> example.parameters().containsKey(parameter.getName()))
                .forEach(parameter -> parameter.setExample(example.parameters().get(parameter.getName())));
        if (example.request() != null && operation.getRequestBody() != null) {
            operation.getRequestBody().getContent().values().forEach(body -> body.setExample(example.request()));
        }
        ApiResponse answer = operation.getResponses().get(example.status());
        MediaType content = answer == null || answer.getContent() == null
                ? null
                : answer.getContent().get(example.mediaType());
        if (content != null) {
            content.setExample(example.answer());
        }
    }
}
