package io.lictor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ApiDocsTest {

    @Test
    void the_document_describes_problems_once_and_the_headers_callers_may_send() throws Exception {
        Answer answer = TestServer.get("/v1/openapi.json");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode document = answer.json();
        assertThat(document.at("/info/title").stringValue()).isEqualTo("Lictor");
        assertThat(document.at("/components/schemas/Problem/required").size()).isEqualTo(5);
        JsonNode get = document.path("paths").path("/v1/whoami").path("get");
        assertThat(get.at("/responses/401/content/application~1problem+json/schema/$ref")
                        .stringValue())
                .isEqualTo("#/components/schemas/Problem");
        assertThat(get.at("/responses/401/x-codes/0").stringValue()).isEqualTo("UNAUTHENTICATED");
        assertThat(names(get)).isEmpty();
        assertThat(get.has("requestBody")).isFalse();
        assertThat(names(document.path("paths").path("/v1/versioned").path("post")))
                .containsExactly("If-Match");
        assertThat(document.path("paths").propertyNames()).noneMatch(path -> path.contains("error"));
    }

    @Test
    void a_schema_says_what_the_code_demands() throws Exception {
        JsonNode thing = TestServer.get("/v1/openapi.json").json().at("/components/schemas/Thing");
        assertThat(thing.at("/additionalProperties").booleanValue()).isFalse();
        assertThat(thing.at("/properties/period/pattern").stringValue()).startsWith("^P");
        assertThat(thing.at("/required").valueStream().map(JsonNode::stringValue))
                .containsExactly("count", "name");
        assertThat(thing.at("/properties/name/maxLength").intValue()).isEqualTo(20);
        assertThat(thing.at("/properties/limit/maximum").intValue()).isEqualTo(100);
        assertThat(thing.at("/properties/modules/maxItems").intValue()).isEqualTo(3);
        assertThat(thing.at("/properties/codes/items/pattern").stringValue()).contains("[a-z0-9]");
        assertThat(thing.at("/properties/kind/$ref").stringValue()).endsWith("/Kind");
    }

    private static List<String> names(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .map(parameter -> parameter.path("name").stringValue())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/swagger-ui/index.html",
                "/swagger-ui/swagger-initializer.js",
                "/swagger-ui/swagger-ui-bundle.js",
                "/v1/openapi.json/swagger-config",
            })
    void the_page_is_whole(String path) throws Exception {
        assertThat(TestServer.get(path).status()).isEqualTo(200);
    }

    @Test
    void the_page_loads_nothing_from_elsewhere() throws Exception {
        Answer docs = TestServer.get("/docs");
        assertThat(docs.status()).isEqualTo(302);
        assertThat(docs.header("Location")).isEqualTo("/swagger-ui/index.html");
        for (String path : List.of("/swagger-ui/index.html", "/swagger-ui/swagger-initializer.js")) {
            Answer page = TestServer.get(path);
            assertThat(page.body()).doesNotContain("http:", "https:");
            assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'");
        }
    }
}
