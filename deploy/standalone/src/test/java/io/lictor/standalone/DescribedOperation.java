package io.lictor.standalone;

import io.lictor.acceptance.ApiDescription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** An operation as the API's description has it. */
record DescribedOperation(String method, String path, JsonNode node) {

    static List<DescribedOperation> all(ApiDescription description) {
        return description.operations().entrySet().stream()
                .map(operation -> {
                    String[] call = operation.getKey().split(" ", 2);
                    return new DescribedOperation(call[0], call[1], operation.getValue());
                })
                .toList();
    }

    String id() {
        return node.path("operationId").asString();
    }

    List<JsonNode> parameters(String in) {
        return node.path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString().equals(in))
                .toList();
    }

    Optional<JsonNode> bodySchema() {
        return Optional.of(node.at("/requestBody/content/application~1json/schema"))
                .filter(schema -> !schema.isMissingNode());
    }

    boolean needsBody() {
        return node.at("/requestBody/required").asBoolean(false);
    }

    /** Returns whether the operation may change licences, or read a particular one. */
    boolean isAboutLicenses() {
        return path.startsWith("/v1/licenses") || path.startsWith("/v1/client");
    }

    boolean isWrite() {
        return parameters("header").stream()
                .anyMatch(header -> header.path("name").asString().equals("Idempotency-Key"));
    }

    Optional<JsonNode> response(int status) {
        return Optional.ofNullable(node.path("responses").get(Integer.toString(status)));
    }

    /** Every status and code by which it may refuse. */
    Set<String> refusals() {
        Set<String> refusals = new TreeSet<>();
        for (Map.Entry<String, JsonNode> response : node.path("responses").properties()) {
            response.getValue()
                    .path("x-codes")
                    .forEach(code -> refusals.add(response.getKey() + " " + code.asString()));
        }
        return refusals;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
