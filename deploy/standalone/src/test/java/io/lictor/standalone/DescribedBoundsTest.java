package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.ApiDescription;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends values at the described bounds, which are accepted, and values just beyond them, which are refused. */
@ExtendWith(StartedLictor.class)
class DescribedBoundsTest {

    /** One character in two units of UTF-16, such as no length may count twice. */
    private static final String ASTRAL = "\ud835\udd38";

    private final TestVendor shop;
    private final Lictor lictor;
    private final ApiDescription description;
    private final DescribedSchemas schemas;

    DescribedBoundsTest(TestVendor shop) {
        this.shop = shop;
        this.lictor = shop.lictor();
        this.description = ApiDescription.of(lictor);
        this.schemas = new DescribedSchemas(description);
    }

    private boolean isDescribed(String operation, String body) {
        return schemas.faults(
                        description.operations().get(operation).at("/requestBody/content/application~1json/schema"),
                        Answer.JSON.readTree(body))
                .isEmpty();
    }

    /** Both say yes, or both say no. */
    private void agree(String operation, String path, String body, boolean allowed) {
        String[] call = operation.split(" ");
        Answer answer = lictor.call(call[0], path).json(body).send();

        assertThat(answer.status())
                .as("%s %s", body, answer)
                .isIn(allowed ? new Integer[] {200, 201} : new Integer[] {400});
        assertThat(isDescribed(operation, body)).as(body).isEqualTo(allowed);
    }

    private String order(String fields) {
        return "{\"product\": \"%s\", \"kind\": \"SUBSCRIPTION\", %s}".formatted(shop.product(), fields);
    }

    @ParameterizedTest
    @CsvSource({"256, true", "257, false"})
    void lengthsCountCharacters(int length, boolean allowed) {
        agree(
                "POST /v1/licenses",
                "/v1/licenses",
                order("\"customer\": \"%s\"".formatted(ASTRAL.repeat(length))),
                allowed);
        agree(
                "POST /v1/licenses/{id}/activations",
                shop.perpetual().path() + "/activations",
                "{\"fingerprint\": \"%s\"}".formatted(ASTRAL.repeat(length)),
                allowed);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 33, 128})
    void lengthsOfKeysCountCharacters(int length) {
        String unique = UUID.randomUUID().toString().replace("-", "");
        String key = unique.substring(0, Math.min(length, unique.length()));
        key += ASTRAL.repeat(length - key.length());

        agree(
                "POST /v1/licenses/import",
                "/v1/licenses/import",
                order("\"customer\": \"c\", \"key\": \"%s\"".formatted(key)),
                true);
    }

    @ParameterizedTest
    @CsvSource({
        "P1D, true",
        "P1Y2M3W4D, true",
        "PT0.5S, true",
        "p1d, false",
        "P1d, false",
        "P+1D, false",
        "'PT0,5S', false",
        "P, false",
        "PT, false"
    })
    void periods(String period, boolean allowed) {
        agree(
                "POST /v1/licenses",
                "/v1/licenses",
                order("\"customer\": \"c\", \"period\": \"%s\"".formatted(period)),
                allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"seg\"]",
                "[{\"code\": \"seg\"}]",
                "[\"seg\", {\"code\": \"plan\", \"until\": \"2040-01-01T00:00:00Z\"}]"
            })
    void modulesByTheirCodes(String modules) {
        agree("POST /v1/licenses", "/v1/licenses", order("\"customer\": \"c\", \"modules\": " + modules), true);
        agree(
                "POST /v1/licenses/{id}/add-modules",
                shop.perpetual().path() + "/add-modules",
                "{\"modules\": " + modules + "}",
                true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[\"SEG\"]", "[\"\"]", "[1]", "[null]", "[[\"seg\"]]", "[{\"code\": \"seg\", \"untill\": null}]"
            })
    void whatIsNoModule(String modules) {
        agree("POST /v1/licenses", "/v1/licenses", order("\"customer\": \"c\", \"modules\": " + modules), false);
    }

    @Test
    void numbers() {
        for (String limit : new String[] {"1", "1000000"}) {
            agree(
                    "POST /v1/licenses",
                    "/v1/licenses",
                    order("\"customer\": \"c\", \"activationLimit\": " + limit),
                    true);
        }
        for (String limit : new String[] {"0", "1000001", "1.5", "\"1\"", "true"}) {
            agree(
                    "POST /v1/licenses",
                    "/v1/licenses",
                    order("\"customer\": \"c\", \"activationLimit\": " + limit),
                    false);
        }
    }
}
