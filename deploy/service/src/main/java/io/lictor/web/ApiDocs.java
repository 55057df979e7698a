package io.lictor.web;

import io.lictor.term.Span;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

/** The parts of the OpenAPI document that all operations share. */
@Configuration(proxyBeanMethods = false)
class ApiDocs {

    private static final String PROBLEM = "Problem";

    ApiDocs() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, ExpectedVersion.class);
        SpringDocUtils.getConfig()
                .replaceWithSchema(
                        Span.class,
                        new StringSchema().description(Expected.SPAN).example("P1Y"));
    }

    @Bean
    GlobalOpenApiCustomizer lictorDocument() {
        return document -> {
            document.info(new Info().title("Lictor").version("1").description("Software licences, from their events."));
            document.servers(null); // the server is where the document came from
            document.getComponents().addSchemas(PROBLEM, problem());
            operations(document).forEach(ApiDocs::describeProblems);
        };
    }

    @Bean
    GlobalOperationCustomizer lictorHeaders() {
        return (operation, handler) -> {
            if (takes(handler, Caller.class)) {
                operation.addParametersItem(header(LictorHeaders.ACTOR, "Who is calling; anonymous if left out."));
            }
            if (Writes.isWrite(handler)) {
                operation.addParametersItem(header(
                        LictorHeaders.IDEMPOTENCY_KEY,
                        "New for each new request, the same when it is sent again: then it is done once, and the first"
                                + " answer given again with " + LictorHeaders.IDEMPOTENCY_REPLAYED + "."));
            }
            if (takes(handler, ExpectedVersion.class)) {
                operation.addParametersItem(
                        header("If-Match", "The version the licence must be at, in quotes; 412 if it is at another."));
            }
            return operation;
        };
    }

    private static List<Operation> operations(OpenAPI document) {
        return document.getPaths() == null
                ? List.of()
                : document.getPaths().values().stream()
                        .flatMap(path -> path.readOperations().stream())
                        .toList();
    }

    private static void describeProblems(Operation operation) {
        operation.getResponses().addApiResponse("4XX", answer("The request is refused; code and detail say why."));
        operation.getResponses().addApiResponse("5XX", answer("Not now; with Retry-After where another try may help."));
    }

    private static ApiResponse answer(String description) {
        Schema<?> reference = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
        return new ApiResponse()
                .description(description)
                .content(new Content().addMediaType(Problem.MEDIA_TYPE, new MediaType().schema(reference)));
    }

    private static Schema<?> problem() {
        Schema<?> violation = new ObjectSchema()
                .addProperty(
                        "pointer", new StringSchema().description("JSON pointer into the body; empty for all of it"))
                .addProperty("detail", new StringSchema());
        return new ObjectSchema()
                .description("RFC 9457, with the facts of the case as further members")
                .addProperty("type", new StringSchema().example("urn:lictor:problem:invalid-request"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("A sentence the caller can act on"))
                .addProperty("code", new StringSchema().example("INVALID_REQUEST"))
                .addProperty("violations", new ArraySchema().items(violation))
                .required(List.of("type", "title", "status", "detail", "code"))
                .additionalProperties(true);
    }

    private static boolean takes(HandlerMethod handler, Class<?> type) {
        return Arrays.stream(handler.getMethodParameters()).anyMatch(argument -> argument.getParameterType() == type);
    }

    private static HeaderParameter header(String name, String description) {
        return (HeaderParameter) new HeaderParameter()
                .name(name)
                .description(description)
                .required(false)
                .schema(new StringSchema());
    }
}
