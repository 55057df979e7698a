package io.lictor.tokens;

import static io.lictor.spec.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lictor.access.ProductScope;
import io.lictor.access.Subject;
import io.lictor.command.CreateFirstToken;
import io.lictor.command.CreateToken;
import io.lictor.command.Rejection;
import io.lictor.command.RevokeToken;
import io.lictor.command.TokenCommand;
import io.lictor.endpoint.WriteSideFixture;
import io.lictor.event.Streams;
import io.lictor.handling.CommandContext;
import io.lictor.handling.Concurrently;
import io.lictor.handling.Outcome;
import io.lictor.security.Credential;
import io.lictor.security.TokenRegister;
import io.lictor.security.TokenStream;
import io.lictor.security.TokenText;
import io.lictor.store.LicensingStore;
import io.lictor.store.SqlUpdate;
import io.lictor.token.Tokens;
import io.lictor.value.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Decisions about tokens, looked up where credentials are; kept by every store. */
@Timeout(60)
abstract class TokenStoreContract {

    static final Instant NOW = at("2026-03-01");
    static final UUID SHOP = new UUID(7, 1);
    static final UUID ANNA = new UUID(7, 2);
    static final String TEXT = TokenText.fresh();

    WriteSideFixture writeSide;

    abstract WriteSideFixture open();

    @BeforeEach
    void begin() {
        writeSide = open();
    }

    @AfterEach
    void end() {
        writeSide.close();
    }

    static CreateToken create(UUID id, String text, Role... roles) {
        return new CreateToken(id, "web shop", List.of(roles), null, TokenText.hash(text), at("2027-01-01"), NOW);
    }

    static Outcome<Tokens> send(WriteSideFixture to, TokenCommand command) {
        return to.gateway().send(command, new CommandContext("anna", "c-1"));
    }

    @Test
    void isKnownAsSoonAsItIsMade() {
        send(writeSide, create(SHOP, TEXT, Role.ISSUER, Role.SUPPORT));

        assertThat(writeSide.tokens().find(TEXT, NOW))
                .isEqualTo(new Credential.Valid(new Subject(
                        "web shop",
                        SHOP.toString(),
                        "token:" + SHOP,
                        Set.of(Role.ISSUER, Role.SUPPORT),
                        ProductScope.ALL)));
        assertThat(writeSide.tokens().find(TEXT, at("2027-01-01"))).isEqualTo(new Credential.Expired());
        assertThat(writeSide.tokens().find(TokenText.fresh(), NOW)).isEqualTo(new Credential.Unknown());
    }

    @Test
    void seesItsProductsOnly() {
        send(
                writeSide,
                new CreateToken(
                        SHOP, "shop", List.of(Role.READER), List.of("a", "b"), TokenText.hash(TEXT), null, NOW));

        assertThat(writeSide.tokens().find(TEXT, NOW))
                .isInstanceOfSatisfying(
                        Credential.Valid.class,
                        valid -> assertThat(valid.subject().products())
                                .isEqualTo(new ProductScope.Only(Set.of("a", "b"))));
    }

    @Test
    void isUselessAsSoonAsItIsRevoked() {
        send(writeSide, create(SHOP, TEXT, Role.ISSUER));
        assertThat(send(writeSide, new RevokeToken(SHOP, NOW))).isInstanceOf(Outcome.Done.class);

        assertThat(writeSide.tokens().find(TEXT, NOW)).isEqualTo(new Credential.Revoked());
    }

    @Test
    void isStillKnownAfterARestart() {
        send(writeSide, create(SHOP, TEXT, Role.ISSUER));
        send(writeSide, create(ANNA, TokenText.fresh(), Role.ADMIN));
        send(writeSide, new RevokeToken(SHOP, NOW));

        try (TokenRegister restarted = TokenRegister.open(writeSide.store())) {
            assertThat(restarted.find(TEXT, NOW)).isEqualTo(new Credential.Revoked());
        }
        assertThat(TokenStream.all(writeSide.store().log()))
                .extracting(made -> made.token().tokenId() + " by " + made.by())
                .containsExactly(SHOP + " by anna", ANNA + " by anna");
    }

    @Test
    void whatFailsToBeWrittenIsNotKnown() {
        CommandContext failing = new CommandContext(
                Subject.service("anna"),
                "c-1",
                _ -> true,
                (_, _) -> List.of(new SqlUpdate("INSERT INTO nowhere VALUES (1)", List.of())));

        try {
            writeSide.gateway().send(create(SHOP, TEXT, Role.ISSUER), failing);
        } catch (RuntimeException e) {
            // as it should
        }

        assertThat(writeSide.store().log().history(Streams.TOKENS)).isEmpty();
        assertThat(writeSide.tokens().find(TEXT, NOW)).isEqualTo(new Credential.Unknown());
    }

    @Test
    void ofManyAtOnceNoneIsLost() throws Exception {
        List<String> texts =
                IntStream.range(0, 16).mapToObj(_ -> TokenText.fresh()).toList();

        Concurrently.run(16, i -> send(writeSide, create(new UUID(8, i), texts.get(i), Role.READER)));

        assertThat(texts)
                .allSatisfy(
                        text -> assertThat(writeSide.tokens().find(text, NOW)).isInstanceOf(Credential.Valid.class));
    }

    @Test
    void anEventOfALaterReleaseLocksNobodyOut() {
        send(writeSide, create(SHOP, TEXT, Role.ISSUER));
        send(writeSide, create(ANNA, TokenText.fresh(), Role.ADMIN));
        writeSide.sql(
                "UPDATE event SET type = 'licensing.TokenRenamed' WHERE stream_id = 'tokens' AND sequence_number = 1");

        try (TokenRegister restarted = TokenRegister.open(writeSide.store())) {
            assertThat(restarted.find(TEXT, NOW)).isInstanceOf(Credential.Valid.class);
        }
        assertThat(send(writeSide, create(new UUID(7, 9), TokenText.fresh(), Role.READER)))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void ofSeveralFirstOnesOneIsMade() throws Exception {
        Concurrently.run(
                4, i -> send(writeSide, new CreateFirstToken(new UUID(9, i), "first", TokenText.hash("t" + i), NOW)));

        assertThat(writeSide.store().log().history(Streams.TOKENS)).hasSize(1);
    }

    @Test
    void ofTwoWhoRevokeEachOtherOneStays() throws Exception {
        for (int round = 0; round < 10; round++) {
            UUID one = new UUID(10, round);
            UUID other = new UUID(11, round);
            List<UUID> left = writeSide.tokens().catchUp().state().all().stream()
                    .filter(token -> token.isMasterAt(NOW))
                    .map(token -> token.tokenId())
                    .toList();
            send(writeSide, create(one, TokenText.fresh(), Role.ADMIN));
            send(writeSide, create(other, TokenText.fresh(), Role.ADMIN));
            left.forEach(id -> send(writeSide, new RevokeToken(id, NOW)));

            var outcomes = Concurrently.run(2, i -> send(writeSide, new RevokeToken(i == 0 ? one : other, NOW)));

            assertThat(outcomes)
                    .filteredOn(Outcome.Rejected.class::isInstance)
                    .singleElement()
                    .isIn(
                            new Outcome.Rejected<>(new Rejection.LastAdminToken(one)),
                            new Outcome.Rejected<>(new Rejection.LastAdminToken(other)));
        }
    }

    /** On a store that others append to, too: what they did is known soon. */
    static void assertLearnsOfOthers(WriteSideFixture one, LicensingStore others) {
        try (TokenRegister other = TokenRegister.open(others)) {
            send(one, create(ANNA, TokenText.fresh(), Role.ADMIN));
            send(one, create(SHOP, TEXT, Role.ADMIN));
            await().until(() -> other.find(TEXT, NOW) instanceof Credential.Valid);

            send(one, new RevokeToken(SHOP, NOW));
            await().until(() -> other.find(TEXT, NOW) instanceof Credential.Revoked);
        }
    }
}
