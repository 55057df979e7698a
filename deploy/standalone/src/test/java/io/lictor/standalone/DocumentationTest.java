package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.ApiDescription;
import io.lictor.acceptance.Lictor;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(StartedLictor.class)
class DocumentationTest {

    private final Lictor lictor;

    DocumentationTest(Lictor lictor) {
        this.lictor = lictor;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT /v1/products/{}",
                "PUT /v1/products/{}/versions/{}",
                "POST /v1/products/{}/versions/{}/disable",
                "POST /v1/products/{}/versions/{}/enable",
                "POST /v1/licenses",
                "POST /v1/licenses/import",
                "POST /v1/licenses/{}/activations",
                "DELETE /v1/licenses/{}/activations/{}",
                "POST /v1/licenses/{}/renew",
                "POST /v1/licenses/{}/extend-term",
                "POST /v1/licenses/{}/cancel-auto-renew",
                "POST /v1/licenses/{}/resume-auto-renew",
                "POST /v1/licenses/{}/upgrade",
                "POST /v1/licenses/{}/add-modules",
                "POST /v1/licenses/{}/remove-modules",
                "POST /v1/licenses/{}/extend-upgrade-period",
                "POST /v1/licenses/{}/change-activation-limit",
                "POST /v1/licenses/{}/disable",
                "POST /v1/licenses/{}/enable",
                "POST /v1/licenses/{}/reissue-key",
                "POST /v1/licenses/{}/transfer",
                "POST /v1/licenses/{}/convert",
                "GET /v1/licenses/{}/key",
                "POST /v1/client/activate",
                "POST /v1/client/validate",
                "POST /v1/client/deactivate",
                "GET /v1/licenses/{}",
                "GET /v1/licenses",
                "POST /v1/licenses/lookup",
                "POST /v1/what-if",
                "GET /v1/licenses/{}/activations",
                "GET /v1/licenses/{}/modules",
                "GET /v1/licenses/{}/history",
                "GET /v1/customers/{}",
                "GET /v1/products/{}",
                "GET /v1/dashboard",
                "GET /v1/compliance",
                "GET /v1/events",
            })
    void listsEveryCall(String call) {
        assertThat(calls()).contains(call);
    }

    private Set<String> calls() {
        JsonNode paths = lictor.get("/v1/openapi.json").expect(200).at("/paths");
        return paths.properties().stream()
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .map(method ->
                                method.toUpperCase() + " " + path.getKey().replaceAll("\\{[^}]*}", "{}")))
                .collect(Collectors.toSet());
    }

    /** Renewed by {@code ./mvnw test -pl deploy/standalone -am -Dtest=DocumentationTest -Dlictor.openapi.write=true}. */
    @Test
    void isTheOneThatIsCommitted() {
        ApiDescription running = ApiDescription.of(lictor);
        if (Boolean.getBoolean("lictor.openapi.write")) {
            running.commit();
        }

        assertThat(running.text())
                .as("docs/openapi.json: look at what changed, then renew it as CONTRIBUTING says")
                .isEqualTo(ApiDescription.committedText());
    }

    @Test
    void callsEveryOperationByANameOfItsOwn() {
        List<String> names = ApiDescription.of(lictor).operations().values().stream()
                .map(operation -> operation.path("operationId").asString())
                .toList();

        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][A-Za-z]+"));
    }

    @Test
    void saysWhatAProblemLooksLike() {
        Answer document = lictor.get("/v1/openapi.json").expect(200);

        assertThat(document.text("/openapi")).startsWith("3.");
        assertThat(document.at("/components/schemas/Problem/properties").propertyNames())
                .contains("type", "title", "status", "detail", "code");
    }

    @Test
    void namesTheFieldsOfAnOrder() {
        assertThat(lictor.get("/v1/openapi.json").body())
                .contains(List.of("startsAt", "upgradePeriod", "activationLimit", "partnerId", "autoRenew"));
    }

    @Test
    void aPageInvitesToTryItOut() {
        Answer page = lictor.get("/docs");
        if (page.status() / 100 == 3) {
            page = lictor.get(page.header("Location"));
        }

        assertThat(page.expect(200).header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).containsIgnoringCase("swagger");
    }
}
