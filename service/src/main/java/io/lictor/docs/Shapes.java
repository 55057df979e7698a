package io.lictor.docs;

import io.lictor.web.ExpectedVersion;
import io.lictor.web.LictorHeaders;
import io.lictor.web.WriteRequests;
import io.swagger.v3.oas.models.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** Adds what follows from the shape of an operation: the headers it takes and gives, and the problems it may answer. */
final class Shapes implements GlobalOperationCustomizer {

    /** Headers that a description has other words for: media types and credentials. */
    private static final Set<String> SAID_OTHERWISE = Set.of("Authorization", "Accept");

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (operation.getParameters() != null) {
            operation.getParameters().removeIf(parameter -> SAID_OTHERWISE.contains(parameter.getName()));
        }
        Answers.header(operation, LictorHeaders.CORRELATION_ID);
        Answers.mayRefuse(operation, 400, "INVALID_REQUEST", "MALFORMED_REQUEST");
        Answers.mayRefuse(operation, 406, "NOT_ACCEPTABLE");
        if (operation.getRequestBody() != null) {
            Answers.mayRefuse(operation, 413, "PAYLOAD_TOO_LARGE");
            Answers.mayRefuse(operation, 415, "UNSUPPORTED_MEDIA_TYPE");
        }
        if (WriteRequests.isWrite(handler)) {
            operation.addParametersItem(DocumentedHeaders.idempotencyKey());
            Answers.header(operation, LictorHeaders.POSITION);
            Answers.header(operation, LictorHeaders.IDEMPOTENCY_REPLAYED);
            Answers.mayRefuse(operation, 409, "IDEMPOTENCY_KEY_REUSED");
            Answers.mayRefuse(operation, 503, "REQUEST_UNDER_WAY");
        }
        if (takes(handler, ExpectedVersion.class)) {
            operation.addParametersItem(DocumentedHeaders.ifMatch());
            Answers.mayRefuse(operation, 412, "CONFLICT");
        }
        if (isTagged(handler)) {
            Answers.header(operation, "ETag");
        }
        Answers.mayRefuse(operation, 503, "EVENT_STORE_UNAVAILABLE");
        Answers.mayRefuse(operation, 503, "HISTORY_DAMAGED");
        Answers.mayRefuse(operation, 503, "STORE_DAMAGED");
        said(operation, handler, 400, ProblemCodes::badRequest);
        said(operation, handler, 403, ProblemCodes::forbidden);
        said(operation, handler, 404, ProblemCodes::notFound);
        said(operation, handler, 409, ProblemCodes::conflict);
        said(operation, handler, 503, ProblemCodes::unavailable);
        return operation;
    }

    private static boolean isTagged(HandlerMethod handler) {
        @Nullable Tagged ofThis = handler.getMethodAnnotation(Tagged.class);
        @Nullable Tagged said = ofThis == null ? handler.getBeanType().getAnnotation(Tagged.class) : ofThis;
        return said == null ? WriteRequests.isWrite(handler) : said.value();
    }

    private static void said(
            Operation operation, HandlerMethod handler, int status, Function<ProblemCodes, String[]> codes) {
        @Nullable
        ProblemCodes ofAll = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), ProblemCodes.class);
        @Nullable ProblemCodes ofThis = handler.getMethodAnnotation(ProblemCodes.class);
        List<String> all = Stream.of(ofAll, ofThis)
                .flatMap(Stream::ofNullable)
                .map(codes)
                .flatMap(Arrays::stream)
                .toList();
        Answers.mayRefuse(operation, status, all);
    }

    private static boolean takes(HandlerMethod handler, Class<?> type) {
        return Arrays.stream(handler.getMethodParameters()).anyMatch(argument -> argument.getParameterType() == type);
    }
}
