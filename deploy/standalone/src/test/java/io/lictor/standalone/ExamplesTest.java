package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.ApiDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares the examples of the API's description with a run of the product. {@code -Dlictor.examples.write=true} records
 * them anew.
 */
class ExamplesTest {

    private static final Path FILE = Path.of("../../service/src/main/resources/io/lictor/docs/examples.json");

    /** Operations whose answers want an event that can't be projected. */
    private static final Set<String> NOT_IN_THE_STORY = Set.of("discardDeadLetter", "retryDeadLetter");

    /** Operations whose answers have more or fewer members as projections go on. */
    private static final Set<String> OF_THE_MOMENT = Set.of("listProjections", "rebuildProjection");

    @TempDir
    Path temporary;

    @Test
    void areAnsweredAsTheyWere() throws IOException {
        Map<String, ObjectNode> told;
        try (OwnLictor product = OwnLictor.start(temporary)) {
            told = new ExampleStory(product.client()).tell();
        }
        if (Boolean.getBoolean("lictor.examples.write")) {
            Files.writeString(FILE, Answer.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(told) + "\n");
        }
        JsonNode recorded = Answer.JSON.readTree(Files.readString(FILE));

        assertThat(recorded.propertyNames()).containsExactlyInAnyOrderElementsOf(told.keySet());
        told.forEach((operation, call) -> {
            JsonNode before = recorded.path(operation);
            assertThat(call.path("status")).as(operation).isEqualTo(before.path("status"));
            assertThat(call.path("mediaType")).as(operation).isEqualTo(before.path("mediaType"));
            assertThat(call.path("request").propertyNames())
                    .as(operation)
                    .containsExactlyElementsOf(before.path("request").propertyNames());
            if (!OF_THE_MOMENT.contains(operation)) {
                assertThat(call.path("answer").propertyNames())
                        .as(operation)
                        .containsExactlyInAnyOrderElementsOf(
                                before.path("answer").propertyNames());
            }
        });
    }

    @Test
    void standAtEveryRequestAndAnswer() {
        Set<String> without = new TreeSet<>();
        ApiDescription.committed().operations().values().forEach(operation -> {
            String name = operation.path("operationId").asString();
            boolean request = operation.at("/requestBody/content").valueStream().allMatch(body -> body.has("example"));
            boolean answer = operation.path("responses").properties().stream()
                    .filter(response -> response.getKey().startsWith("2"))
                    .flatMap(response -> response.getValue().path("content").valueStream())
                    .anyMatch(content -> content.has("example"));
            if (!request || !answer) {
                without.add(name);
            }
        });

        assertThat(without).containsExactlyInAnyOrderElementsOf(NOT_IN_THE_STORY);
    }

    @Test
    void areAsTheyAreDescribed() {
        ApiDescription description = ApiDescription.committed();
        DescribedSchemas schemas = new DescribedSchemas(description);
        List<String> faults = new ArrayList<>();
        description.operations().forEach((call, operation) -> {
            List<JsonNode> contents = new ArrayList<>();
            operation.at("/requestBody/content").forEach(contents::add);
            operation
                    .path("responses")
                    .forEach(response -> response.path("content").forEach(contents::add));
            contents.stream()
                    .filter(content -> content.has("example"))
                    .forEach(content -> schemas.faults(content.path("schema"), content.path("example"))
                            .forEach(fault -> faults.add(call + ": " + fault)));
        });

        assertThat(faults).isEmpty();
    }

    @Test
    void everythingIsDescribed() {
        Set<String> without = new TreeSet<>();
        ApiDescription description = ApiDescription.committed();
        description.schemas().forEach((name, schema) -> {
            addUnlessDescribed(schema, name, without);
            schema.path("properties")
                    .properties()
                    .forEach(member -> addUnlessDescribed(member.getValue(), name + "." + member.getKey(), without));
        });
        description.operations().forEach((call, operation) -> {
            addUnlessDescribed(operation, call, without);
            operation
                    .path("parameters")
                    .forEach(parameter -> addUnlessDescribed(
                            parameter, call + "?" + parameter.path("name").asString(), without));
        });

        assertThat(without).isEmpty();
    }

    private static void addUnlessDescribed(JsonNode of, String name, Set<String> without) {
        if (of.path("description").asString("").isBlank()) {
            without.add(name);
        }
    }
}
