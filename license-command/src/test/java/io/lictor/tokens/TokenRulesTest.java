package io.lictor.tokens;

import static io.lictor.spec.Given.given;
import static io.lictor.spec.Samples.at;

import io.lictor.command.CreateFirstToken;
import io.lictor.command.CreateToken;
import io.lictor.command.Rejection;
import io.lictor.command.RevokeToken;
import io.lictor.event.TokenCreated;
import io.lictor.event.TokenRevoked;
import io.lictor.value.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenRulesTest {

    private static final UUID ANNA = new UUID(7, 1);
    private static final UUID BEN = new UUID(7, 2);
    private static final UUID SHOP = new UUID(7, 3);
    private static final Instant NOW = at("2026-03-01");

    private static TokenCreated token(
            UUID id, Role role, @Nullable List<String> products, @Nullable Instant expiresAt) {
        return new TokenCreated(id, "t", List.of(role), products, "hash-" + id, expiresAt, at("2026-01-01"));
    }

    private static TokenCreated admin(UUID id) {
        return token(id, Role.ADMIN, null, null);
    }

    @Test
    void isCreatedOnce() {
        CreateToken create = new CreateToken(
                SHOP, "shop", List.of(Role.ISSUER, Role.SUPPORT), List.of("seg"), "c0ffee", at("2027-01-01"), NOW);

        given().when(create)
                .then(new TokenCreated(
                        SHOP,
                        "shop",
                        List.of(Role.ISSUER, Role.SUPPORT),
                        List.of("seg"),
                        "c0ffee",
                        at("2027-01-01"),
                        NOW))
                .when(create)
                .thenNothing();
    }

    @Test
    void theFirstOneIsMadeWhereThereNeverWasAny() {
        CreateFirstToken first = new CreateFirstToken(ANNA, "first admin", "c0ffee", NOW);

        given().when(first)
                .then(new TokenCreated(ANNA, "first admin", List.of(Role.ADMIN), null, "c0ffee", null, NOW))
                .when(new CreateFirstToken(BEN, "first admin", "decaf", NOW))
                .thenNothing();
        given(token(SHOP, Role.READER, null, null), new TokenRevoked(SHOP, NOW))
                .when(first)
                .thenNothing();
    }

    @Test
    void isRevokedOnce() {
        given(admin(ANNA), token(SHOP, Role.ISSUER, null, null))
                .when(new RevokeToken(SHOP, NOW))
                .then(new TokenRevoked(SHOP, NOW))
                .when(new RevokeToken(SHOP, at("2026-03-02")))
                .thenNothing();
    }

    @Test
    void anUnknownOneIsNotFound() {
        given(admin(ANNA)).when(new RevokeToken(SHOP, NOW)).thenRejected(new Rejection.TokenNotFound(SHOP));
    }

    @Test
    void theLastOneThatMayDoEverythingStays() {
        given(admin(ANNA), admin(BEN))
                .when(new RevokeToken(ANNA, NOW))
                .then(new TokenRevoked(ANNA, NOW))
                .when(new RevokeToken(BEN, NOW))
                .thenRejected(new Rejection.LastAdminToken(BEN));
    }

    @Test
    void onlyOneThatCouldMakeAnotherTakesItsPlace() {
        given(
                        admin(ANNA),
                        token(BEN, Role.ADMIN, List.of("seg"), null),
                        token(SHOP, Role.ISSUER, null, null),
                        token(new UUID(7, 4), Role.ADMIN, null, NOW))
                .when(new RevokeToken(ANNA, NOW))
                .thenRejected(new Rejection.LastAdminToken(ANNA))
                .when(new RevokeToken(BEN, NOW))
                .then(new TokenRevoked(BEN, NOW));
    }

    @Test
    void anExpiredOneMayGoThoughItIsTheLast() {
        given(token(ANNA, Role.ADMIN, null, NOW))
                .when(new RevokeToken(ANNA, NOW))
                .then(new TokenRevoked(ANNA, NOW));
    }
}
