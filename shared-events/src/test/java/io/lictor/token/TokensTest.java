package io.lictor.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.event.TokenCreated;
import io.lictor.event.TokenRevoked;
import io.lictor.value.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final UUID SHOP = new UUID(7, 1);
    private static final UUID ADMIN = new UUID(7, 2);
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant EXPIRY = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant REVOKED = Instant.parse("2026-01-15T00:00:00Z");

    private final Tokens tokens = Tokens.evolve(
            Tokens.NONE,
            List.of(
                    new TokenCreated(SHOP, "shop", List.of(Role.ISSUER), List.of("seg"), "aa", EXPIRY, MADE),
                    new TokenCreated(ADMIN, "anna", List.of(Role.ADMIN), null, "bb", null, MADE)));

    private Token shop(Tokens among) {
        return among.byHash("aa").orElseThrow();
    }

    @Test
    void isFoundByItsHashAndById() {
        assertThat(shop(tokens)).isSameAs(tokens.byId(SHOP).orElseThrow());
        assertThat(tokens.byHash("cc")).isEmpty();
        assertThat(tokens.all()).extracting(Token::name).containsExactly("shop", "anna");
        assertThat(Tokens.NONE.isEmpty()).isTrue();
    }

    @Test
    void isOfUseUntilTheVeryInstantOfItsExpiry() {
        assertThat(shop(tokens).status(EXPIRY.minusMillis(1))).isEqualTo(Token.Status.ACTIVE);
        assertThat(shop(tokens).status(EXPIRY)).isEqualTo(Token.Status.EXPIRED);
    }

    @Test
    void isRevokedForGood() {
        Tokens after = Tokens.evolve(tokens, new TokenRevoked(SHOP, REVOKED));

        assertThat(shop(after).status(REVOKED)).isEqualTo(Token.Status.REVOKED);
        assertThat(shop(after).status(EXPIRY)).isEqualTo(Token.Status.REVOKED);
        assertThat(shop(after).revokedAt()).isEqualTo(REVOKED);
        assertThat(shop(tokens).status(REVOKED)).as("what was before").isEqualTo(Token.Status.ACTIVE);
    }

    @Test
    void onlyAnAdminOfAllProductsMayDoEverything() {
        Tokens others = Tokens.evolve(
                tokens, new TokenCreated(new UUID(7, 3), "ben", List.of(Role.ADMIN), List.of("seg"), "dd", null, MADE));

        assertThat(others.all())
                .filteredOn(token -> token.isMasterAt(MADE))
                .extracting(Token::name)
                .containsExactly("anna");
    }

    @Test
    void aRoleIsOneWordInLowerCase() {
        assertThat(Role.of("admin")).contains(Role.ADMIN);
        assertThat(Role.of("ADMIN")).isEmpty();
        assertThat(Role.of("root")).isEmpty();
        assertThat(Role.READER.word()).isEqualTo("reader");
    }
}
