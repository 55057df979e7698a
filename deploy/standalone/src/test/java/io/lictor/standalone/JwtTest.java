package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People and machines whom an identity provider knows, beside our own tokens. */
class JwtTest {

    private static final String JWT = "--spring.security.oauth2.resourceserver.jwt.";
    private static final Map<String, Object> ANNA = Map.of(
            "sub",
            "anna@example.com",
            "aud",
            "lictor",
            "exp",
            in(3600),
            "realm_access",
            Map.of("roles", List.of("licence-sales", "offline_access")));

    private static OwnIdentityProvider provider;
    private static OwnLictor own;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        provider = OwnIdentityProvider.start();
        own = OwnLictor.start(
                data,
                JWT + "issuer-uri=" + provider.issuer(),
                JWT + "audiences=lictor",
                "--lictor.jwt.roles-claim=realm_access.roles",
                "--lictor.jwt.role-map.licence-sales=issuer",
                "--lictor.jwt.role-map.[dash boards]=reader",
                "--lictor.jwt.products-claim=products");
    }

    @AfterAll
    static void stop() {
        own.close();
        provider.close();
    }

    private static long in(int seconds) {
        return Instant.now().plusSeconds(seconds).getEpochSecond();
    }

    private static Map<String, Object> but(String claim, Object value) {
        Map<String, Object> claims = new HashMap<>(ANNA);
        claims.put(claim, value);
        return claims;
    }

    private static Lictor with(Map<String, ?> claims) {
        return own.client().withToken(provider.token(claims));
    }

    private static Lictor withRoles(Object roles) {
        return with(but("realm_access", Map.of("roles", roles)));
    }

    @Test
    void aPersonIsTheActorOfWhatTheyDo() {
        LicenseFixture license = TestVendor.open(with(ANNA)).perpetual();

        assertThat(license.history().path(0).path("actor").asString()).isEqualTo("anna@example.com");
        assertThat(license.history().path(0).has("tokenId")).isFalse();
    }

    @Test
    void mayDoWhatTheMappedRolesMay() {
        with(ANNA).get("/v1/tokens").refused(403, "NOT_ALLOWED");
        Lictor reader = withRoles(List.of("dash boards", "admin"));
        reader.get("/v1/dashboard").expect(200);
        assertThat(reader.get("/v1/events").refused(403, "NOT_ALLOWED").text("/detail"))
                .endsWith("your token has reader.");
    }

    @Test
    void withoutARoleThatIsKnownAllIsForbidden() {
        for (Object roles : List.of(List.of("offline_access"), List.of(), List.of("ISSUER", 7), "", 7, Map.of())) {
            assertThat(withRoles(roles)
                            .get("/v1/dashboard")
                            .refused(403, "NOT_ALLOWED")
                            .text("/detail"))
                    .endsWith("your token has no role that is known here.");
        }
        with(but("realm_access", "licence-sales")).get("/v1/dashboard").refused(403, "NOT_ALLOWED");
        withRoles("x licence-sales y").get("/v1/dashboard").expect(200);
    }

    @Test
    void isLimitedToTheProductsItNames() {
        with(but("products", List.of("radview"))).get("/v1/dashboard").expect(200);
        with(but("products", List.of("radview"))).get("/actuator/prometheus").refused(403, "NOT_ALLOWED");
        with(ANNA).get("/actuator/prometheus").expect(200);
    }

    @Test
    void whatIsNotGoodIsNotAccepted() throws Exception {
        for (Map<String, ?> claims : List.of(
                but("exp", in(-3600)),
                but("nbf", in(3600)),
                but("iss", "https://elsewhere.example"),
                but("aud", "another"),
                but("sub", ""),
                but("sub", "a\u0007b"),
                but("sub", "x".repeat(256)),
                Map.of("aud", "lictor", "exp", in(60)))) {
            unauthenticated(with(claims).get("/v1/dashboard"), claims);
        }
        String good = provider.token(ANNA);
        String[] parts = good.split("\\.");
        unauthenticated(own.client().withToken(parts[0] + "." + parts[1] + ".").get("/v1/dashboard"), "unsigned");
        unauthenticated(
                own.client().withToken("eyJhbGciOiJub25lIn0." + parts[1] + ".").get("/v1/dashboard"),
                "of no algorithm");
        String other = provider.token(but("sub", "bert"));
        unauthenticated(
                own.client()
                        .withToken(parts[0] + "." + other.split("\\.")[1] + "." + parts[2])
                        .get("/v1/dashboard"),
                "changed");
        try (OwnIdentityProvider stranger = OwnIdentityProvider.start()) {
            unauthenticated(
                    own.client()
                            .withToken(stranger.token(but("iss", provider.issuer())))
                            .get("/v1/dashboard"),
                    "signed by a stranger");
        }
    }

    @Test
    void whoeverChoosesTheAlgorithmGainsNothing() throws Exception {
        unauthenticated(
                own.client()
                        .withToken(provider.tokenSealedWithThePublicKey(ANNA))
                        .get("/v1/dashboard"),
                "sealed with the public key");
        String claimed = provider.token(Map.of("alg", "RS512", "kid", "one"), ANNA, "SHA256withRSA");
        unauthenticated(own.client().withToken(claimed).get("/v1/dashboard"), "another algorithm than it says");
        String named =
                provider.token(Map.of("alg", "RS256", "kid", "one", "crit", List.of("exp")), ANNA, "SHA256withRSA");
        unauthenticated(own.client().withToken(named).get("/v1/dashboard"), "critical headers that nobody knows");
    }

    /** A stranger could have us ask the provider for each, and so take it from everybody. */
    @Test
    void unknownKeysAreNotLookedForEachTime() {
        with(ANNA).get("/v1/dashboard").expect(200);
        int before = provider.askedForKeys();
        for (int i = 0; i < 100; i++) {
            String token = provider.token(Map.of("alg", "RS256", "kid", "none-" + i), ANNA, "SHA256withRSA");
            unauthenticated(own.client().withToken(token).get("/v1/dashboard"), "key none-" + i);
        }
        assertThat(provider.askedForKeys() - before).isLessThan(10);
        with(ANNA).get("/v1/dashboard").expect(200);
    }

    private static void unauthenticated(Answer answer, Object why) {
        assertThat(answer.status()).as(why.toString()).isEqualTo(401);
        answer.refused(401, "UNAUTHENTICATED");
    }

    @Test
    void ourOwnTokensGoOnToWork() {
        own.client().get("/v1/tokens").expect(200);
    }

    /** It starts without its identity provider, says so to those who come with its tokens, and asks again. */
    @Test
    void aProviderThatIsAwayHoldsUpItsOwnTokensOnly(@TempDir Path data) throws Exception {
        try (OwnIdentityProvider away = new OwnIdentityProvider();
                OwnLictor started = OwnLictor.start(data, JWT + "issuer-uri=" + away.issuer())) {
            Lictor anna = started.client()
                    .withToken(away.token(Map.of("sub", "anna", "exp", in(600), "roles", List.of("auditor"))));
            Answer refused = anna.get("/v1/dashboard").refused(503, "IDENTITY_PROVIDER_UNAVAILABLE");
            assertThat(refused.header("Retry-After")).isNotBlank();
            started.client().get("/v1/dashboard").expect(200);

            away.open();

            anna.get("/v1/dashboard").expect(200);
        }
    }
}
