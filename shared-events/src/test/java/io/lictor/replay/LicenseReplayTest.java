package io.lictor.replay;

import static io.lictor.LicenseFixture.perpetual;
import static io.lictor.LicenseFixture.subscription;
import static io.lictor.LicenseFixture.trial;
import static io.lictor.Samples.activated;
import static io.lictor.Samples.at;
import static io.lictor.Samples.bought;
import static io.lictor.Samples.canceled;
import static io.lictor.Samples.defined;
import static io.lictor.Samples.freedByVendor;
import static io.lictor.Samples.graceStarted;
import static io.lictor.Samples.limitChanged;
import static io.lictor.Samples.recorded;
import static io.lictor.Samples.released;
import static io.lictor.Samples.renewed;
import static io.lictor.Samples.suspended;
import static io.lictor.Samples.transferred;
import static io.lictor.Samples.versionDisabled;
import static io.lictor.Samples.versionEnabled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lictor.event.Event;
import io.lictor.event.LicenseEvent;
import io.lictor.event.RecordedEvent;
import io.lictor.replay.Step.Happened;
import io.lictor.replay.Step.ModuleEnded;
import io.lictor.replay.Step.StatusChanged;
import io.lictor.value.Activation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Items of a licence's history, and their order. */
class LicenseReplayTest {

    private static final Instant LATER = at("2027-06-01");

    @Test
    void timeAloneTakesASubscriptionThroughGraceToItsEnd() {
        List<Step> steps = replay(LATER, subscription().from("2026-01-10").issued(), graceStarted("2027-01-01"));

        assertThat(steps.stream().map(LicenseReplayTest::said))
                .containsExactly(
                        "2026-01-01 null → PENDING",
                        "2026-01-10 PENDING → ACTIVE by TIME",
                        "2027-01-01 ACTIVE → GRACE by TIME",
                        "2027-01-01 GRACE → GRACE",
                        "2027-01-15 GRACE → EXPIRED by TIME");
    }

    @Test
    void whatHasNotPassedYetIsNotTold() {
        assertThat(replay(at("2027-01-14"), subscription().issued())).hasSize(2);
        assertThat(replay(at("2027-01-15"), subscription().issued())).hasSize(3);
        assertThat(replay(at("2025-01-01"), subscription().issued())).hasSize(1);
    }

    @Test
    void anEventAtTheVeryBoundaryFindsTimePassed() {
        List<Step> steps =
                replay(at("2027-01-02"), subscription().issued(), renewed("2027-01-01", "P1Y", "2027-01-01"));

        assertThat(steps.stream().map(LicenseReplayTest::said))
                .containsExactly(
                        "2026-01-01 null → ACTIVE", "2027-01-01 ACTIVE → GRACE by TIME", "2027-01-01 GRACE → ACTIVE");
    }

    @Test
    void theProductsVersionTakesItsLicencesAlong() {
        List<Step> steps = replay(
                LATER,
                defined("2020-01-01"),
                released("1", "2020-01-01"),
                released("2", "2020-01-01"),
                perpetual().tiedTo("1").issued(),
                versionDisabled("2", "2026-02-01"),
                versionDisabled("1", "2026-03-01"),
                activated("m-1", "2026-03-01"),
                versionEnabled("1", "2026-04-01"));

        assertThat(steps.stream().map(LicenseReplayTest::said))
                .containsExactly(
                        "2026-01-01 null → ACTIVE",
                        "2026-03-01 ACTIVE → DISABLED by ProductVersionDisabled",
                        "2026-03-01 DISABLED → DISABLED",
                        "2026-04-01 DISABLED → ACTIVE by ProductVersionEnabled");
    }

    @Test
    void aLicenceOfAVersionThatIsDisabledAlreadyBeginsDisabled() {
        List<Step> steps = replay(
                LATER,
                defined("2020-01-01"),
                released("1", "2020-01-01"),
                versionDisabled("1", "2025-01-01"),
                perpetual().tiedTo("1").issued());

        assertThat(steps.stream().map(LicenseReplayTest::said)).containsExactly("2026-01-01 null → DISABLED");
    }

    @Test
    void ofOneInstantWhatWasStoredFirstComesFirst() {
        List<Step> steps = replay(
                LATER,
                defined("2020-01-01"),
                released("1", "2020-01-01"),
                perpetual().tiedTo("1").issued(),
                activated("m-1", "2026-03-01"),
                versionDisabled("1", "2026-03-01"),
                suspended("2026-03-01"));

        assertThat(steps.stream().map(LicenseReplayTest::said))
                .containsExactly(
                        "2026-01-01 null → ACTIVE",
                        "2026-03-01 ACTIVE → ACTIVE",
                        "2026-03-01 ACTIVE → DISABLED by ProductVersionDisabled",
                        "2026-03-01 DISABLED → DISABLED");
    }

    @Test
    void aModuleEndsByItself() {
        List<Step> steps = replay(
                LATER, perpetual().module("seg").module("mesh/3d", "2026-02-01").issued());

        assertThat(steps).hasSize(2);
        assertThat(steps.getLast()).isInstanceOfSatisfying(ModuleEnded.class, ended -> {
            assertThat(ended.at()).isEqualTo(at("2026-02-01"));
            assertThat(ended.change().path()).isEqualTo("/modules/mesh~13d");
        });
    }

    @Test
    void aStepBelongsToTheEventBeforeItSoThatPagesMeet() {
        List<Step> all = replay(LATER, subscription().issued(), canceled("2026-02-01"), activated("m-1", "2027-01-02"));

        List<Step> pages = new ArrayList<>();
        for (long from = 1; from <= 3; from++) {
            long page = from;
            LicenseReplay.of(
                            recorded(subscription().issued(), canceled("2026-02-01"), activated("m-1", "2027-01-02")),
                            List.of(),
                            from,
                            LATER)
                    .stream()
                    .filter(step -> step.sequence() == page)
                    .forEach(pages::add);
        }

        assertThat(pages).isEqualTo(all);
        assertThat(all).extracting(Step::sequence).containsExactly(1L, 2L, 2L, 3L, 3L);
    }

    @Test
    void aHistoryThatMakesNoSenseEndsThere() {
        List<Step> steps =
                replay(LATER, subscription().issued(), subscription().issued(), activated("m-1", "2026-02-01"));

        assertThat(steps).hasSize(1);
        assertThat(replay(LATER, activated("m-1", "2026-02-01"))).isEmpty();
    }

    @Test
    void tellsWhatEachEventChanged() {
        List<Step> steps = replay(
                at("2026-06-01"),
                trial().seats(3).issued(),
                activated("a/b~c", "2026-01-02"),
                activated("m-2", "2026-01-03"),
                limitChanged(5, "2026-01-04"),
                freedByVendor("a/b~c", "2026-01-05"),
                transferred("c-2", false, "2026-01-06"),
                bought("2027-01-07", "2026-01-07"),
                suspended("2026-01-08"));

        assertThat(changes(steps, 1)).contains(tuple("/customer", null, "c-1"), tuple("/activations/limit", null, 3));
        assertThat(changes(steps, 2))
                .containsExactly(
                        tuple("/activations/used", 0, 1),
                        tuple("/machines/a~1b~0c", null, machine("a/b~c", "2026-01-02")));
        assertThat(changes(steps, 4)).containsExactly(tuple("/activations/limit", 3, 5));
        assertThat(changes(steps, 5))
                .containsExactly(
                        tuple("/activations/used", 2, 1),
                        tuple("/machines/a~1b~0c", machine("a/b~c", "2026-01-02"), null));
        assertThat(changes(steps, 6))
                .containsExactly(
                        tuple("/customer", "c-1", "c-2"),
                        tuple("/activations/used", 1, 0),
                        tuple("/machines/m-2", machine("m-2", "2026-01-03"), null));
        assertThat(changes(steps, 7))
                .extracting(change -> change.toList().getFirst())
                .containsExactly("/kind", "/validUntil", "/upgradesUntil");
        assertThat(changes(steps, 8))
                .extracting(change -> change.toList().getFirst())
                .containsExactly("/statusCause", "/statusReason");
    }

    private static Activation machine(String fingerprint, String when) {
        return new Activation(fingerprint, null, at(when), null);
    }

    private static List<org.assertj.core.groups.Tuple> changes(List<Step> steps, long sequence) {
        return steps.stream()
                .filter(step -> step.sequence() == sequence && step instanceof Happened)
                .flatMap(step -> ((Happened) step).changes().stream())
                .map(change -> tuple(change.path(), change.before(), change.after()))
                .toList();
    }

    private static String said(Step step) {
        String day = step.at().toString().substring(0, 10);
        return switch (step) {
            case Happened event -> day + " " + event.statusBefore() + " → " + event.statusAfter();
            case StatusChanged change ->
                day + " " + change.statusBefore() + " → " + change.statusAfter() + " by " + cause(change);
            case ModuleEnded module -> day + " " + module.change().path() + " ended";
        };
    }

    private static String cause(StatusChanged change) {
        return change.cause() == null
                ? "TIME"
                : change.cause().event().getClass().getSimpleName();
    }

    private static List<Step> replay(Instant until, Event... events) {
        List<RecordedEvent> all = recorded(events);
        return LicenseReplay.of(
                all.stream()
                        .filter(recorded -> recorded.event() instanceof LicenseEvent)
                        .toList(),
                all.stream()
                        .filter(recorded -> !(recorded.event() instanceof LicenseEvent))
                        .toList(),
                1,
                until);
    }
}
