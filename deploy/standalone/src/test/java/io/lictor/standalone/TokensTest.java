package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(StartedLictor.class)
class TokensTest {

    private final Lictor lictor;

    TokensTest(Lictor lictor) {
        this.lictor = lictor;
    }

    private Answer created(String token) {
        return lictor.post("/v1/tokens", token).expect(201);
    }

    private JsonNode listed(String tokenId) {
        return lictor.get("/v1/tokens")
                .expect(200)
                .at("/items")
                .valueStream()
                .filter(item -> item.path("tokenId").asString().equals(tokenId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void showsATokenOnceAndListsItWithoutAnySecret() {
        Instant expiry = TestVendor.now().plus(Duration.ofDays(30));

        Answer created = created("""
                {"name": "web shop", "roles": ["support", "issuer"], "products": ["b", "a"], "expiresAt": "%s"}""".formatted(expiry));

        assertThat(created.text("/token")).matches("lictor_[A-Za-z0-9_-]{43}");
        assertThat(created.text("/name")).isEqualTo("web shop");
        assertThat(created.texts("/roles")).containsExactly("issuer", "support");
        assertThat(created.texts("/products")).containsExactly("a", "b");
        assertThat(created.instant("/expiresAt")).isEqualTo(expiry);
        assertThat(created.text("/createdBy")).isNotBlank();
        assertThat(created.events()).containsExactly("TokenCreated");
        assertThat(created.header("Lictor-Position"))
                .isEqualTo(Long.toString(created.at("/events/0/position").longValue()));
        assertThat(created.hasHeader("Location")).isFalse();

        JsonNode listed = listed(created.text("/tokenId"));
        assertThat(listed.propertyNames())
                .containsExactlyInAnyOrder(
                        "tokenId", "name", "roles", "products", "status", "createdAt", "createdBy", "expiresAt");
        assertThat(listed.path("status").asString()).isEqualTo("ACTIVE");
        assertThat(listed.path("createdAt").asString()).isEqualTo(created.text("/createdAt"));
        assertThat(lictor.get("/v1/tokens").body()).doesNotContain(created.text("/token"), "hash");
    }

    @Test
    void isForAllProductsAndForEverUnlessSaidOtherwise() {
        Answer created = created("{\"name\": \"dash\", \"roles\": [\"reader\"]}");

        assertThat(created.has("/products")).isFalse();
        assertThat(created.has("/expiresAt")).isFalse();
        assertThat(listed(created.text("/tokenId")).propertyNames())
                .doesNotContain("products", "expiresAt", "revokedAt");
    }

    @Test
    void revokesForGoodAndTwiceIsOnce() {
        String id = created("{\"name\": \"left us\", \"roles\": [\"support\"]}").text("/tokenId");

        Answer revoked = lictor.delete("/v1/tokens/" + id).expect(200);
        Answer again = lictor.delete("/v1/tokens/" + id).expect(200);

        assertThat(revoked.events()).containsExactly("TokenRevoked");
        assertThat(again.events()).isEmpty();
        assertThat(again.text("/revokedAt")).isEqualTo(revoked.text("/revokedAt"));
        assertThat(again.text("/tokenId")).isEqualTo(id);
        assertThat(listed(id).path("status").asString()).isEqualTo("REVOKED");
        assertThat(listed(id).path("revokedAt").asString()).isEqualTo(revoked.text("/revokedAt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"019a0000-0000-7000-8000-000000000001", "nobody", "1-1-1-1-1"})
    void doesNotKnowATokenThatNeverWas(String id) {
        lictor.delete("/v1/tokens/" + id).refused(404, "TOKEN_NOT_FOUND");
    }

    @Test
    void givesTheSameTokenAgainForTheSameKey() {
        String key = UUID.randomUUID().toString();
        String body = "{\"name\": \"lost answer\", \"roles\": [\"issuer\"]}";

        Answer first = lictor.call("POST", "/v1/tokens")
                .header("Idempotency-Key", key)
                .json(body)
                .send()
                .expect(201);
        Answer again = lictor.call("POST", "/v1/tokens")
                .header("Idempotency-Key", key)
                .json(body)
                .send()
                .expect(201);

        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"roles\": [\"admin\"]} | /name",
                "{\"name\": \"\", \"roles\": [\"admin\"]} | /name",
                "{\"name\": \"a\\nb\", \"roles\": [\"admin\"]} | /name",
                "{\"name\": \"n\"} | /roles",
                "{\"name\": \"n\", \"roles\": []} | /roles",
                "{\"name\": \"n\", \"roles\": [\"ADMIN\"]} | /roles/0",
                "{\"name\": \"n\", \"roles\": [\"root\"]} | /roles/0",
                "{\"name\": \"n\", \"roles\": [null]} | /roles/0",
                "{\"name\": \"n\", \"roles\": [\"admin\", \"admin\"]} | /roles/1",
                "{\"name\": \"n\", \"roles\": [\"admin\"], \"products\": []} | /products",
                "{\"name\": \"n\", \"roles\": [\"admin\"], \"products\": [\"a b\"]} | /products/0",
                "{\"name\": \"n\", \"roles\": [\"admin\"], \"products\": [\"a\", \"a\"]} | /products/1",
                "{\"name\": \"n\", \"roles\": [\"admin\"], \"expiresAt\": \"2020-01-01T00:00:00Z\"} | /expiresAt",
                "{\"name\": \"n\", \"roles\": [\"admin\"], \"expiresAt\": \"soon\"} | /expiresAt",
                "{\"name\": \"n\", \"roles\": [\"admin\"], \"role\": \"admin\"} | /role"
            })
    void refusesWhatMakesNoToken(String body, String pointer) {
        int before = lictor.get("/v1/tokens").at("/items").size();

        Answer refused = lictor.post("/v1/tokens", body).refused(400, "INVALID_REQUEST");

        assertThat(refused.texts("/violations", "pointer")).contains(pointer);
        assertThat(lictor.get("/v1/tokens").at("/items").size()).isEqualTo(before);
    }

    @Test
    void tellsOfThemInTheFeedWithoutWhatCouldBeTried() {
        Answer created = created("{\"name\": \"fed\", \"roles\": [\"auditor\"]}");
        long position = created.number("/position");

        JsonNode event = lictor.events(position - 1).getFirst();

        assertThat(event.path("type").asString()).isEqualTo("TokenCreated");
        assertThat(event.path("command").asString()).isEqualTo("CreateToken");
        assertThat(event.path("payload").path("name").asString()).isEqualTo("fed");
        assertThat(event.path("payload").path("roles").valueStream().map(JsonNode::asString))
                .containsExactly("AUDITOR");
        assertThat(event.path("payload").propertyNames()).doesNotContain("hash");
    }

    @Test
    void theReadModelGoesOnBehindThem() {
        TestVendor shop = TestVendor.open(lictor);
        created("{\"name\": \"between\", \"roles\": [\"reader\"]}");

        shop.perpetual().get().expect(200);
        assertThat(lictor.get("/v1/dead-letters").at("/items").isEmpty()).isTrue();
    }
}
