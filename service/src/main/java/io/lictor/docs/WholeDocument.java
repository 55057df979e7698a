package io.lictor.docs;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.servers.Server;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;

/** The last hand on the document: what all operations share, and an order that does not depend on how it was made. */
final class WholeDocument implements GlobalOpenApiCustomizer {

    private static final String VIOLATION = "Violation";
    private static final String LICENSE_ID = "/v1/licenses/{id}";

    private final ObjectProvider<DescribedType> types;

    WholeDocument(ObjectProvider<DescribedType> types) {
        this.types = types;
    }

    @Override
    public void customise(OpenAPI document) {
        document.info(new Info()
                .title("Lictor")
                .version("1")
                .description(Chapters.INTRODUCTION)
                .license(new License().name("Apache 2.0").identifier("Apache-2.0")));
        document.servers(List.of(new Server().url("/"))); // where the document came from
        if (document.getPaths() == null) {
            document.setPaths(new Paths());
        }
        Components components = document.getComponents();
        ModelConverters converters = ModelConverters.getInstance(document.getSpecVersion() == SpecVersion.V31);
        types.forEach(described -> converters.readAll(described.type()).forEach(components::addSchemas));
        components.addSchemas(Answers.PROBLEM, problem());
        components.addSchemas(VIOLATION, violation());
        DocumentedHeaders.ofAnswers().forEach(components::addHeaders);
        Credentials.declare(components);
        document.getPaths()
                .forEach((path, item) -> item.readOperations().forEach(operation -> finish(path, operation)));
        ClosedRequests.close(document);
        new Descriptions().addTo(document);
        new Examples().addTo(document);
        sort(document);
    }

    private static void finish(String path, Operation operation) {
        Credentials.demand(path, operation);
        operation.getResponses().putIfAbsent("default", Answers.problem("Whatever else is wrong is a problem, too."));
        if (path.startsWith(LICENSE_ID)) {
            operation.getParameters().stream()
                    .filter(parameter -> parameter.getName().equals("id"))
                    .forEach(parameter ->
                            parameter.description("The licence's id.").schema(new StringSchema().format("uuid")));
        }
    }

    private static void sort(OpenAPI document) {
        Paths paths = new Paths();
        new TreeMap<>(document.getPaths()).forEach(paths::addPathItem);
        document.setPaths(paths);
        paths.values().stream()
                .map(PathItem::readOperations)
                .flatMap(List::stream)
                .forEach(operation -> {
                    ApiResponses responses = new ApiResponses();
                    new TreeMap<>(operation.getResponses()).forEach(responses::addApiResponse);
                    operation.setResponses(responses);
                    operation.getResponses().values().forEach(WholeDocument::sortHeaders);
                });
        document.getComponents()
                .setSchemas(new TreeMap<>(document.getComponents().getSchemas()));
        document.setTags(Chapters.IN_ORDER);
    }

    private static void sortHeaders(ApiResponse response) {
        if (response.getHeaders() != null) {
            response.setHeaders(new LinkedHashMap<>(new TreeMap<>(response.getHeaders())));
        }
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("RFC 9457, with the facts of the case as further members")
                .addProperty("type", new StringSchema().example("urn:lictor:problem:invalid-request"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("A sentence the caller can act on"))
                .addProperty(
                        "code",
                        new StringSchema()
                                .pattern("^[A-Z][A-Z_]*$")
                                .example("INVALID_REQUEST")
                                .description("What to branch on; those of an operation are its answers' x-codes."))
                .addProperty(
                        "violations", new ArraySchema().items(new Schema<>().$ref("#/components/schemas/" + VIOLATION)))
                .required(List.of("type", "title", "status", "detail", "code"))
                .additionalProperties(true);
    }

    private static Schema<?> violation() {
        return new ObjectSchema()
                .addProperty(
                        "pointer", new StringSchema().description("JSON pointer into the body; empty for all of it"))
                .addProperty("detail", new StringSchema())
                .required(List.of("pointer", "detail"));
    }
}
