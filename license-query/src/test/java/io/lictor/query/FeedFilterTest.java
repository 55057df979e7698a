package io.lictor.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.event.Event;
import io.lictor.event.KeyReissued;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseKeyAssigned;
import io.lictor.event.LicenseTransferred;
import io.lictor.event.ProductDefined;
import io.lictor.event.TokenCreated;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Policy;
import io.lictor.value.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A reader of the feed gets what it asks for, and never passes over the same events twice. */
class FeedFilterTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final String OTHER = "cad";
    private static final UUID ID = new UUID(0x0198_0000_0000_7000L, 1);
    private static final UUID OTHER_ID = new UUID(0x0198_0000_0000_7000L, 2);

    @TempDir
    Path directory;

    private QueryService service;

    /** Positions 1 to 14, in this order. */
    @BeforeEach
    void live() {
        service = new QueryService(directory, NOW);
        append(
                new ProductDefined(
                        SampleLicense.PRODUCT, "Render", Policy.DEFAULT, ActivationLimit.of(2), SampleLicense.NEW_YEAR),
                new ProductDefined(OTHER, "Cad", Policy.DEFAULT, ActivationLimit.of(2), SampleLicense.NEW_YEAR),
                new TokenCreated(UUID.randomUUID(), "t", List.of(Role.ADMIN), null, "c0ffee", null, NOW));
        service.events().append(SampleLicense.subscription(ID, "acme").events());
        service.events().append(SampleLicense.subscription(OTHER_ID, "acme").eventsOf(OTHER));
        append(activated(ID, "m-1"), activated(OTHER_ID, "m-2"), transferred("bolt"), activated(ID, "m-3"));
        append(
                new KeyReissued(ID, SampleLicense.KEYS.reference(ID, 2), NOW),
                new LicenseKeyAssigned(SampleLicense.KEYS.reference(ID, 2).hash(), ID, 2, NOW),
                transferred("coil"));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private void append(Event... events) {
        service.events().append(events);
    }

    private static LicenseActivated activated(UUID licenseId, String fingerprint) {
        return new LicenseActivated(licenseId, fingerprint, null, null, NOW);
    }

    private static LicenseTransferred transferred(String customer) {
        return new LicenseTransferred(ID, customer, true, NOW);
    }

    private QueryService.Answer feed(String query) {
        return service.get("/v1/events?" + query);
    }

    private List<Long> positions(String query) {
        return positions(feed(query).lines());
    }

    private static List<Long> positions(List<JsonNode> lines) {
        return lines.stream().map(line -> line.path("position").asLong()).toList();
    }

    private static long passed(QueryService.Answer answer) {
        return answer.response().headers().firstValueAsLong("Lictor-Position").orElseThrow();
    }

    @Test
    void aProductHasItsOwnEventsThoseOfItsLicencesAndThoseOfTheirKeys() {
        assertThat(positions("product=" + SampleLicense.PRODUCT))
                .containsExactly(1L, 4L, 5L, 8L, 10L, 11L, 12L, 13L, 14L);
        assertThat(positions("product=" + OTHER)).containsExactly(2L, 6L, 7L, 9L);
        assertThat(positions("product=nothing")).isEmpty();
    }

    @Test
    void aCustomerSeesWhatHappenedToItsLicencesWhileTheyWereItsOwn() {
        assertThat(positions("customer=acme")).containsExactly(4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(positions("customer=bolt")).containsExactly(10L, 11L, 12L, 13L, 14L);
        assertThat(positions("customer=coil")).containsExactly(14L);
    }

    /** Earlier questions must not change the answer: the cache of owners must not depend on them. */
    @Test
    void theOwnerIsTheOneOfThatTimeInWhateverOrderOneAsks() {
        List<Long> backwards = new ArrayList<>();
        for (long after = 13; after >= 0; after--) {
            backwards.addAll(positions("customer=bolt&limit=1&after=" + after));
        }
        Collections.reverse(backwards);

        assertThat(backwards.stream().distinct()).containsExactly(10L, 11L, 12L, 13L, 14L);
        append(transferred("acme"));
        assertThat(positions("customer=bolt")).containsExactly(10L, 11L, 12L, 13L, 14L);
        assertThat(positions("customer=acme")).containsExactly(4L, 5L, 6L, 7L, 8L, 9L, 10L, 15L);
    }

    @Test
    void typesCanBeSeveral() {
        assertThat(positions("type=LicenseTransferred&type=ProductDefined")).containsExactly(1L, 2L, 10L, 14L);
        assertThat(positions("type=LicenseActivated&customer=acme&product=" + OTHER))
                .containsExactly(9L);
    }

    @Test
    void aTypeThatIsNoneIsRefusedWithTheNamesOfAll() {
        var answer = feed("type=LicenceIssued");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/detail")).contains("LicenseIssued", "TokenRevoked");
    }

    @Test
    void nothingIsPassedOverTwice() {
        var all = feed("type=TokenCreated");
        assertThat(positions(all.lines())).containsExactly(3L);
        assertThat(passed(all)).isEqualTo(14);
        assertThat(passed(feed("type=LicenseActivated&limit=2"))).isEqualTo(9);
        assertThat(passed(feed("type=TokenCreated&after=14"))).isEqualTo(14);
        assertThat(feed("limit=3").response().headers().firstValue("Lictor-Position"))
                .isEmpty();
    }

    /** Longer than what is kept back until it is known how far it goes. */
    @Test
    void aLongAnswerIsWholeAndKnowsHowFarItGoes() {
        append(IntStream.range(0, 3_000)
                .mapToObj(i -> activated(i % 3 == 0 ? OTHER_ID : ID, "machine-" + i))
                .toArray(Event[]::new));
        append(new ProductDefined("third", null, Policy.DEFAULT, ActivationLimit.of(1), NOW));

        var whole = feed("limit=10000&type=LicenseActivated&product=" + SampleLicense.PRODUCT);
        var part = feed("limit=1500&type=LicenseActivated&product=" + SampleLicense.PRODUCT);

        assertThat(whole.response().body().length()).isGreaterThan(200_000);
        assertThat(whole.lines()).hasSize(2_002);
        assertThat(passed(whole)).isEqualTo(3_015);
        assertThat(positions(part.lines())).isEqualTo(positions(whole.lines()).subList(0, 1_500));
        assertThat(passed(part)).isEqualTo(positions(part.lines()).getLast());
    }

    @Test
    void whatComesInPiecesIsTheWhole() {
        List<Long> pieces = new ArrayList<>();
        long after = 0;
        while (after < 14) {
            var piece = feed("limit=2&customer=bolt&after=" + after);
            assertThat(passed(piece)).isGreaterThan(after);
            pieces.addAll(positions(piece.lines()));
            after = passed(piece);
        }

        assertThat(pieces).isEqualTo(positions("customer=bolt"));
    }

    @Test
    void isReadFromItsEnd() {
        assertThat(positions("order=desc&limit=3")).containsExactly(14L, 13L, 12L);
        assertThat(positions("order=desc&limit=3&before=12")).containsExactly(11L, 10L, 9L);
        assertThat(positions("order=desc&before=4")).containsExactly(3L, 2L, 1L);
        assertThat(positions("order=desc&after=12")).containsExactly(14L, 13L);
        assertThat(positions("order=desc&before=1")).isEmpty();
    }

    /** A page that ends in the middle of what is read at once is gone on with where it ended. */
    @Test
    void aPageFromTheEndTellsWhereTheNextBegins() {
        for (int i = 0; i < 250; i++) {
            append(activated(ID, "more-" + i));
        }
        List<Long> all = new ArrayList<>();
        long before = 265;
        while (before > 1) {
            QueryService.Answer page = feed("order=desc&limit=20&type=LicenseActivated&before=" + before);
            all.addAll(positions(page.lines()));
            before = passed(page);
        }
        assertThat(all)
                .isEqualTo(positions("limit=1000&type=LicenseActivated").reversed())
                .hasSize(253);
    }

    @Test
    void canBeOfOneCallerOrRequest() {
        assertThat(positions("actor=tester")).hasSize(14);
        assertThat(positions("actor=another")).isEmpty();
        assertThat(positions("correlationId=correlation-1&order=desc&limit=1")).containsExactly(14L);
        assertThat(positions("correlationId=correlation-2")).isEmpty();
    }

    @Test
    void canBeginAtAnInstant() {
        String now = Instant.now().plusSeconds(60).toString();

        assertThat(positions("from=2020-01-01T00:00:00Z")).hasSize(14);
        assertThat(positions("from=" + now)).isEmpty();
        assertThat(positions("order=desc&from=" + now)).isEmpty();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(feed("before=5").status()).isEqualTo(400);
        assertThat(feed("order=desc&before=0").status()).isEqualTo(400);
        assertThat(feed("order=up").status()).isEqualTo(400);
        assertThat(service.get("/v1/events?order=desc", "Accept", "text/event-stream")
                        .status())
                .isEqualTo(400);
    }
}
