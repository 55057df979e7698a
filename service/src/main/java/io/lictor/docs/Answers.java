package io.lictor.docs;

import static java.util.Map.entry;

import io.lictor.web.LictorHeaders;
import io.lictor.web.MediaTypes;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Answers of an operation as its description grows: problems by status and code, and headers. */
public final class Answers {

    static final String CODES = "x-codes";
    static final String PROBLEM = "Problem";
    static final String PROBLEM_TYPE = MediaTypes.PROBLEM;

    private static final Map<Integer, String> MEANINGS = Map.ofEntries(
            entry(400, "The request is malformed."),
            entry(401, "There is no credential, or it is not valid (any more)."),
            entry(403, "The credential is not for this."),
            entry(404, "What the request names is not there."),
            entry(406, "The Accept header takes nothing that is answered here."),
            entry(409, "A rule says no."),
            entry(412, "It was changed meanwhile: it is at another version than If-Match names."),
            entry(413, "The body is too large."),
            entry(415, "The body is of another media type than JSON."),
            entry(429, "Too many requests."),
            entry(503, "Not now. Where there is Retry-After, another try may help."));

    private Answers() {}

    /** The operation may be refused with this status, for reasons of these codes. */
    public static void mayRefuse(Operation operation, int status, Collection<String> codes) {
        if (codes.isEmpty()) {
            return;
        }
        ApiResponse response = operation
                .getResponses()
                .computeIfAbsent(Integer.toString(status), _ -> problem(MEANINGS.getOrDefault(status, "Refused.")));
        TreeSet<String> all = new TreeSet<>(codes);
        if (response.getExtensions() != null && response.getExtensions().get(CODES) instanceof Collection<?> before) {
            before.forEach(code -> all.add((String) code));
        }
        response.addExtension(CODES, List.copyOf(all));
        switch (status) {
            case 401 -> response.addHeaderObject("WWW-Authenticate", DocumentedHeaders.reference("WWW-Authenticate"));
            case 429, 503 -> response.addHeaderObject("Retry-After", DocumentedHeaders.reference("Retry-After"));
            default -> {}
        }
    }

    public static void mayRefuse(Operation operation, int status, String... codes) {
        mayRefuse(operation, status, List.of(codes));
    }

    /** Declares a header that all successful answers have or may have. */
    static void header(Operation operation, String name) {
        eachGood(operation, (_, response) -> response.addHeaderObject(name, DocumentedHeaders.reference(name)));
    }

    static void eachGood(Operation operation, BiConsumer<String, ApiResponse> use) {
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                use.accept(status, response);
            }
        });
    }

    static ApiResponse problem(String meaning) {
        Schema<?> reference = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
        ApiResponse response = new ApiResponse()
                .description(meaning)
                .content(new Content().addMediaType(PROBLEM_TYPE, new MediaType().schema(reference)));
        response.addHeaderObject(
                LictorHeaders.CORRELATION_ID, DocumentedHeaders.reference(LictorHeaders.CORRELATION_ID));
        return response;
    }
}
