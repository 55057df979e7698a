package io.lictor.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.event.Event;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseDisabled;
import io.lictor.event.LicenseEnabled;
import io.lictor.event.LicenseRenewed;
import io.lictor.event.ProductDefined;
import io.lictor.event.ProductVersionDisabled;
import io.lictor.event.ProductVersionReleased;
import io.lictor.event.TextsErased;
import io.lictor.term.Span;
import io.lictor.term.Term;
import io.lictor.value.ActivationLimit;
import io.lictor.value.DisableCause;
import io.lictor.value.ModuleGrant;
import io.lictor.value.Policy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The history of a licence as an auditor reads it. */
class HistoryReadsTest {

    private static final Instant NOW = Instant.parse("2027-06-01T12:00:00Z");
    private static final Instant TERM_END = Instant.parse("2027-01-01T00:00:00Z");
    private static final UUID ID = new UUID(0x0198_0000_0000_7000L, 1);
    private static final SampleLicense SOLD = SampleLicense.subscription(ID, "acme");
    private static final String PATH = "/v1/licenses/" + ID + "/history";

    @TempDir
    Path directory;

    private QueryService service;

    @BeforeEach
    void start() {
        service = new QueryService(directory, NOW);
        append(
                new ProductDefined(
                        SampleLicense.PRODUCT, "Render", Policy.DEFAULT, ActivationLimit.of(2), SampleLicense.NEW_YEAR),
                new ProductVersionReleased(
                        SampleLicense.PRODUCT, "2026.1", SampleLicense.NEW_YEAR, SampleLicense.NEW_YEAR));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void tellsOfEachEventWhyAndWhatItChanged() {
        service.events().append(SOLD.events());
        append(activated("a/b", "2026-02-01"), disabled("2026-03-01"), new LicenseEnabled(ID, day("2026-04-01")));

        List<JsonNode> items = items(PATH + "?limit=4");

        JsonNode issued = items.get(0);
        assertThat(issued.has("statusBefore")).isFalse();
        assertThat(issued.at("/statusAfter").asString()).isEqualTo("ACTIVE");
        assertThat(change(issued, "/customer")).isEqualTo("{\"path\":\"/customer\",\"after\":\"acme\"}");
        assertThat(change(issued, "/term/endsAt"))
                .isEqualTo("{\"path\":\"/term/endsAt\",\"after\":\"2027-01-01T00:00:00Z\"}");
        assertThat(change(items.get(1), "/activations/used"))
                .isEqualTo("{\"path\":\"/activations/used\",\"before\":0,\"after\":1}");
        assertThat(change(items.get(1), "/machines/a~1b"))
                .isEqualTo("{\"path\":\"/machines/a~1b\",\"after\":"
                        + "{\"fingerprint\":\"a/b\",\"activatedAt\":\"2026-02-01T00:00:00Z\"}}");
        JsonNode disabled = items.get(2);
        assertThat(disabled.at("/reason").asString()).isEqualTo("unpaid");
        assertThat(disabled.at("/statusBefore").asString()).isEqualTo("ACTIVE");
        assertThat(disabled.at("/statusAfter").asString()).isEqualTo("DISABLED");
        assertThat(change(disabled, "/statusCause")).isEqualTo("{\"path\":\"/statusCause\",\"after\":\"SUSPENDED\"}");
        assertThat(items.get(3).has("synthetic")).isFalse();
        assertThat(items.get(3).has("reason")).isFalse();
    }

    @Test
    void whatCameByTimeAloneIsToldUpToNow() {
        service.events()
                .append(SOLD.with(new ModuleGrant("seg", day("2026-06-01"))).events());
        append(new LicenseRenewed(ID, Term.startingAt(TERM_END, Span.parse("P1M")), null, day("2027-01-05")));

        List<JsonNode> items = items(PATH);

        assertThat(items.stream().map(HistoryReadsTest::said))
                .containsExactly(
                        "LicenseIssued null ACTIVE",
                        "ModuleEnded ACTIVE ACTIVE by TIME",
                        "StatusChanged ACTIVE GRACE by TIME",
                        "LicenseRenewed GRACE ACTIVE",
                        "StatusChanged ACTIVE GRACE by TIME",
                        "StatusChanged GRACE EXPIRED by TIME");
        JsonNode ended = items.get(1);
        assertThat(ended.at("/synthetic").asBoolean()).isTrue();
        assertThat(ended.at("/at").asString()).isEqualTo("2026-06-01T00:00:00Z");
        assertThat(ended.has("sequence")).isFalse();
        assertThat(ended.has("position")).isFalse();
        assertThat(ended.has("payload")).isFalse();
        assertThat(ended.at("/changes/0/after/licensed").asBoolean()).isFalse();
        assertThat(items.get(2).at("/at").asString()).isEqualTo(TERM_END.toString());
    }

    @Test
    void whatTheProductDidIsToldWithItsEvent() {
        service.events().append(SOLD.forVersion("2026.1").events());
        long position = service.events()
                .append(new ProductVersionDisabled(SampleLicense.PRODUCT, "2026.1", day("2026-05-01")))
                .getFirst()
                .position();

        JsonNode last = items(PATH).getLast();

        assertThat(said(last)).isEqualTo("StatusChanged ACTIVE DISABLED by ProductVersionDisabled");
        assertThat(last.at("/cause/position").asLong()).isEqualTo(position);
        assertThat(last.at("/cause/actor").asString()).isEqualTo("tester");
    }

    @Test
    void pagesAreTheWholeWithWhatIsSyntheticOnThePageOfTheEventBefore() {
        service.events().append(SOLD.events());
        append(
                activated("m-1", "2026-02-01"),
                new LicenseRenewed(ID, Term.startingAt(TERM_END, Span.parse("P1M")), null, day("2027-01-05")),
                disabled("2027-04-01"));

        List<JsonNode> whole = items(PATH);
        List<JsonNode> pages = new ArrayList<>();
        String next = "1";
        while (!next.isEmpty()) {
            var page = service.get(PATH + "?limit=1&from=" + next);
            page.body().at("/items").forEach(pages::add);
            next = page.at("/next");
        }

        assertThat(pages).isEqualTo(whole).hasSize(7);
        assertThat(items(PATH + "?from=5")).isEmpty();
    }

    @Test
    void anErasedReasonIsGone() {
        service.events().append(SOLD.events());
        append(disabled("2026-03-01"), new TextsErased(ID, day("2026-03-02")));

        JsonNode disabled = items(PATH).get(1);

        assertThat(disabled.has("reason")).isFalse();
        assertThat(disabled.toString()).doesNotContain("unpaid");
        assertThat(disabled.at("/statusAfter").asString()).isEqualTo("DISABLED");
    }

    @Test
    void behindAnEventThatNobodyCanReadThereAreNoChanges() {
        service.events().append(SOLD.events());
        append(activated("m-1", "2026-02-01"), activated("m-2", "2026-02-02"), activated("m-3", "2026-02-03"));
        service.events()
                .execute(
                        "UPDATE event SET type = 'licensing.LicenseBlessed' WHERE stream_id = ?"
                                + " AND sequence_number = 2",
                        ID.toString());

        List<JsonNode> items = items(PATH);

        assertThat(items).hasSize(4);
        assertThat(items.get(1).at("/statusAfter").asString()).isEqualTo("ACTIVE");
        assertThat(items.get(2).at("/type").asString()).isEqualTo("LicenseBlessed");
        assertThat(items.subList(2, 4)).noneMatch(item -> item.has("changes") || item.has("statusAfter"));
        assertThat(items.get(3).at("/payload/fingerprint").asString()).isEqualTo("m-3");
        assertThat(items(PATH + "?from=4")).hasSize(1);
    }

    @Test
    void ofAHistoryThatMakesNoSenseTheEventsAreToldAllTheSame() {
        append(activated("m-1", "2026-02-01"), activated("m-2", "2026-02-02"));

        List<JsonNode> items = items(PATH);

        assertThat(items).hasSize(2).noneMatch(item -> item.has("changes") || item.has("statusAfter"));
    }

    private void append(Event... events) {
        service.events().append(events);
    }

    private List<JsonNode> items(String path) {
        var answer = service.get(path);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().at("/items").valueStream().toList();
    }

    private static String change(JsonNode item, String path) {
        return item.at("/changes")
                .valueStream()
                .filter(change -> change.at("/path").asString().equals(path))
                .map(JsonNode::toString)
                .findFirst()
                .orElse("none");
    }

    private static String said(JsonNode item) {
        String before = item.at("/statusBefore").asString("null");
        String told = item.at("/type").asString() + " " + (before.isEmpty() ? "null" : before) + " "
                + item.at("/statusAfter").asString();
        return item.has("cause") ? told + " by " + item.at("/cause/type").asString() : told;
    }

    private static LicenseActivated activated(String fingerprint, String day) {
        return new LicenseActivated(ID, fingerprint, null, null, day(day));
    }

    private static LicenseDisabled disabled(String day) {
        return new LicenseDisabled(ID, DisableCause.SUSPENDED, "unpaid", day(day));
    }

    private static Instant day(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }

    private List<String> told(String query) {
        return items(PATH + query).stream()
                .map(item -> item.has("sequence")
                        ? item.at("/sequence").asString() + " "
                                + item.at("/type").asString()
                        : item.at("/type").asString())
                .toList();
    }

    /** Its term has ended meanwhile, which is told behind the last event. */
    private void happened() {
        service.events().append(SOLD.events());
        append(activated("m-1", "2026-02-01"), disabled("2026-03-01"), new LicenseEnabled(ID, day("2026-04-01")));
    }

    @Test
    void isToldFromItsEndPageByPage() {
        happened();

        assertThat(told("?order=desc&limit=2"))
                .containsExactly("StatusChanged", "StatusChanged", "4 LicenseEnabled", "3 LicenseDisabled");
        assertThat(service.get(PATH + "?order=desc&limit=2").at("/next")).isEqualTo("2");
        assertThat(told("?order=desc&limit=2&until=2")).containsExactly("2 LicenseActivated", "1 LicenseIssued");
        assertThat(service.get(PATH + "?order=desc&limit=2&until=2").body().has("next"))
                .isFalse();
        assertThat(told("?from=2&until=3")).containsExactly("2 LicenseActivated", "3 LicenseDisabled");
    }

    @Test
    void isToldOfSomeTypes() {
        happened();

        assertThat(told("?type=LicenseActivated&type=LicenseDisabled"))
                .containsExactly("2 LicenseActivated", "3 LicenseDisabled");
        assertThat(told("?type=StatusChanged")).containsExactly("StatusChanged", "StatusChanged");
        assertThat(service.get(PATH + "?type=LicenseActivated&type=LicenseDisabled&limit=1")
                        .at("/next"))
                .isEqualTo("3");
        assertThat(service.get(PATH + "?type=Nothing").status()).isEqualTo(400);
        assertThat(service.get(PATH + "?order=up").status()).isEqualTo(400);
        assertThat(service.get(PATH + "?until=0").status()).isEqualTo(400);
    }

    @Test
    void theLicenceIsReadAsItStoodAfterAnEvent() {
        happened();
        String license = "/v1/licenses/" + ID;

        assertThat(service.get(license + "?version=1").at("/activations/used")).isEqualTo("0");
        assertThat(service.get(license + "?version=2").at("/activations/used")).isEqualTo("1");
        assertThat(service.get(license + "?version=2").at("/status")).isEqualTo("ACTIVE");
        assertThat(service.get(license + "?version=3").at("/status")).isEqualTo("DISABLED");
        assertThat(service.get(license + "/activations?version=1").body().at("/items"))
                .isEmpty();
        assertThat(service.get(license + "/activations?version=4").body().at("/items"))
                .hasSize(1);
        assertThat(service.get(license + "/modules?version=1").status()).isEqualTo(200);
        assertThat(service.get(license + "?version=5").at("/code")).isEqualTo("LICENSE_NOT_FOUND");
        assertThat(service.get(license + "?version=5").at("/detail")).contains("4 events");
        assertThat(service.get(license + "?version=0").status()).isEqualTo(400);
        assertThat(service.get(license + "?version=1&at=2026-03-01T00:00:00Z").status())
                .isEqualTo(400);
    }
}
