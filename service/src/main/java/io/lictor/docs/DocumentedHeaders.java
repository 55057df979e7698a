package io.lictor.docs;

import io.lictor.web.LictorHeaders;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Headers that many operations share: those of answers once in the components, those of requests where they are taken. */
public final class DocumentedHeaders {

    private DocumentedHeaders() {}

    /** Returns the headers of answers, by name. */
    static Map<String, Header> ofAnswers() {
        return new TreeMap<>(Map.of(
                "ETag",
                always("The version in quotes: the number of events so far.", new StringSchema().pattern("^\"\\d+\"$")),
                LictorHeaders.POSITION,
                always(
                        "Where the last event of this write lies in the store; a read that must see it sends it as"
                                + " Lictor-After.",
                        position()),
                "Location",
                always("Where it is read.", new StringSchema().format("uri-reference")),
                LictorHeaders.CORRELATION_ID,
                always("The id by which this request is found in events and logs.", new StringSchema()),
                LictorHeaders.IDEMPOTENCY_REPLAYED,
                new Header()
                        .description("There, and true, if this is the first answer given again.")
                        .schema(new StringSchema().addEnumItem("true")),
                "Retry-After",
                new Header()
                        .description("After how many seconds another try is worth it.")
                        .schema(new IntegerSchema().minimum(BigDecimal.ONE)),
                "WWW-Authenticate",
                always("How to authenticate.", new StringSchema())));
    }

    private static Header always(String description, Schema<?> schema) {
        return new Header().description(description).required(true).schema(schema);
    }

    static Header reference(String name) {
        return new Header().$ref("#/components/headers/" + name);
    }

    static Parameter idempotencyKey() {
        return taken(
                LictorHeaders.IDEMPOTENCY_KEY,
                "New for each new request, the same when it is sent again: then it is done once, and the first answer"
                        + " given again with " + LictorHeaders.IDEMPOTENCY_REPLAYED + ".",
                new StringSchema().minLength(1).maxLength(255).pattern("^[!-~](?:[ -~]*[!-~])?$"));
    }

    static Parameter ifMatch() {
        return taken(
                "If-Match",
                "The version the licence must be at, in quotes; 412 if it is at another.",
                new StringSchema().example("\"3\""));
    }

    /** Describes the header by which a read waits for what its caller wrote. */
    public static Parameter after() {
        return taken(
                LictorHeaders.AFTER,
                "Wait, not for long, until the read model has passed this position; 503 if it does not.",
                position());
    }

    private static Schema<?> position() {
        return new IntegerSchema().format("int64").minimum(BigDecimal.ZERO);
    }

    private static Parameter taken(String name, String description, Schema<?> schema) {
        return new HeaderParameter()
                .name(name)
                .description(description)
                .required(false)
                .schema(schema);
    }
}
