package io.lictor.handling;

import static io.lictor.spec.Samples.KEYS;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.OTHER;
import static io.lictor.spec.Samples.PRODUCT;
import static io.lictor.spec.Samples.SUCCESSOR;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lictor.access.Subject;
import io.lictor.command.ActivateLicense;
import io.lictor.command.CancelAutoRenew;
import io.lictor.command.DefineProduct;
import io.lictor.command.DisableProductVersion;
import io.lictor.command.ImportLicense;
import io.lictor.command.Order;
import io.lictor.command.ReissueKey;
import io.lictor.command.Rejection;
import io.lictor.command.ReleaseProductVersion;
import io.lictor.command.UpgradeLicense;
import io.lictor.endpoint.WriteSideFixture;
import io.lictor.event.KeyReissued;
import io.lictor.event.LicenseIssued;
import io.lictor.event.LicenseKeyAssigned;
import io.lictor.event.LicenseKeyReplaced;
import io.lictor.event.LicenseUpgraded;
import io.lictor.event.RecordedEvent;
import io.lictor.key.KeyOwner;
import io.lictor.key.TypedKey;
import io.lictor.license.License;
import io.lictor.product.Product;
import io.lictor.store.StoreException;
import io.lictor.store.axon.AxonEventStore;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Channel;
import io.lictor.value.KeyRef;
import io.lictor.value.Kind;
import io.lictor.value.Policy;
import io.lictor.value.Versioned;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on the real store: what one append holds, and what is found at once. */
class StoredCommandsTest {

    @TempDir
    Path temporary;

    private WriteSideFixture writeSide;

    @BeforeEach
    void open() {
        writeSide = WriteSideFixture.open(temporary.resolve("data")).withProduct();
    }

    @AfterEach
    void close() {
        writeSide.close();
    }

    @Test
    void aLicenceAndItsKeyComeInOneAppend() {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 2);

        String hash = KEYS.reference(LICENSE, 1).hash();
        assertThat(writeSide.known().keyOwner(hash)).isEqualTo(new KeyOwner.Opens(LICENSE));
        assertThat(lastEvents(2))
                .satisfiesExactly(
                        key -> assertThat(key).isEqualTo(new LicenseKeyAssigned(hash, LICENSE, 1, at("2025-12-01"))),
                        license -> assertThat(license).isInstanceOf(LicenseIssued.class));
    }

    @Test
    void aReissuedKeyReplacesTheOldOneInOneAppend() {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 2);

        List<RecordedEvent> recorded = recorded(writeSide.send(new ReissueKey(LICENSE, at("2026-02-01"))));

        KeyRef old = KEYS.reference(LICENSE, 1);
        KeyRef now = KEYS.reference(LICENSE, 2);
        assertThat(recorded)
                .extracting(RecordedEvent::event)
                .containsExactly(
                        new LicenseKeyReplaced(old.hash(), LICENSE, at("2026-02-01")),
                        new LicenseKeyAssigned(now.hash(), LICENSE, 2, at("2026-02-01")),
                        new KeyReissued(LICENSE, now, at("2026-02-01")));
        assertAdjacent(recorded);
        assertThat(writeSide.known().keyOwner(old.hash())).isEqualTo(new KeyOwner.Replaced(LICENSE));
        assertThat(writeSide.known().keyOwner(now.hash())).isEqualTo(new KeyOwner.Opens(LICENSE));
    }

    @Test
    void whatCouldNotBeWrittenDidNotHappen() {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 1);
        writeSide.sql("CREATE TRIGGER full BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'no room'); END");
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> writeSide.send(activate("m-1")));
        writeSide.sql("DROP TRIGGER full");

        Outcome.Done<License> done = done(writeSide.send(activate("m-2")));

        assertThat(done.first().version()).isEqualTo(2);
        assertThat(writeSide.license(LICENSE).activations()).containsOnlyKeys("m-2");
    }

    @Test
    void keysCanBeReissuedAgainAndAgain() {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 2);
        writeSide.send(new ReissueKey(LICENSE, at("2026-02-01")));
        writeSide.send(new ReissueKey(LICENSE, at("2026-02-02")));

        assertThat(writeSide.license(LICENSE).key()).isEqualTo(KEYS.reference(LICENSE, 3));
        assertThat(writeSide.known().keyOwner(KEYS.reference(LICENSE, 2).hash()))
                .isEqualTo(new KeyOwner.Replaced(LICENSE));
    }

    @Test
    void anImportedKeyIsUsedFromThenOnAlsoAfterAReissue() {
        KeyRef key = KEYS.referenceOfImported(TypedKey.read("LEGACY-0042-XYZ")).orElseThrow();
        writeSide.send(importing(LICENSE, key));
        assertThat(writeSide.known().keyOwner(key.hash())).isEqualTo(new KeyOwner.Opens(LICENSE));

        assertRefused(writeSide.send(importing(OTHER, key)), new Rejection.KeyAlreadyUsed(LICENSE));
        writeSide.send(new ReissueKey(LICENSE, at("2026-03-01")));
        assertRefused(writeSide.send(importing(OTHER, key)), new Rejection.KeyAlreadyUsed(LICENSE));
        assertThat(writeSide.events(OTHER)).isEmpty();
    }

    @Test
    void anUpgradeIsOneAppendOfBothLicencesAndTheKey() {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 2);
        writeSide.send(activate("m-1"));

        Outcome.Done<License> done = done(writeSide.send(upgrade(SUCCESSOR)));

        List<RecordedEvent> recorded = done.events().recorded();
        assertThat(recorded)
                .extracting(recordedEvent -> (Object) recordedEvent.event().getClass())
                .containsExactly(LicenseKeyAssigned.class, LicenseUpgraded.class, LicenseIssued.class);
        assertAdjacent(recorded);
        assertThat(recorded).extracting(RecordedEvent::sequence).containsExactly(1L, 3L, 1L);
        assertThat(done.changed()).extracting(Versioned::version).containsExactly(3L, 1L);
        assertThat(writeSide.license(LICENSE).successorId()).isEqualTo(SUCCESSOR);
        assertThat(writeSide.license(SUCCESSOR).predecessorId()).isEqualTo(LICENSE);
        assertThat(writeSide.license(SUCCESSOR).activations()).containsOnlyKeys("m-1");
        assertThat(writeSide.known().keyOwner(KEYS.reference(SUCCESSOR, 1).hash()))
                .isEqualTo(new KeyOwner.Opens(SUCCESSOR));
    }

    @Test
    void ofTwoUpgradesAtOnceOneLeavesNoTrace() throws Exception {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 2);

        var outcomes = Concurrently.run(2, i -> writeSide.send(upgrade(i == 0 ? SUCCESSOR : OTHER)));

        UUID winner = writeSide.license(LICENSE).successorId();
        UUID loser = winner.equals(SUCCESSOR) ? OTHER : SUCCESSOR;
        assertThat(outcomes)
                .filteredOn(Outcome.Rejected.class::isInstance)
                .containsExactly(new Outcome.Rejected<>(new Rejection.LicenseUpgraded(winner)));
        assertThat(writeSide.events(loser)).isEmpty();
        assertThat(writeSide.known().keyOwner(KEYS.reference(loser, 1).hash())).isEqualTo(KeyOwner.NOBODY);
    }

    @Test
    void theExpectedVersionMustBeTheOneItMeets() {
        writeSide.issue(LICENSE, Kind.SUBSCRIPTION, 2);
        writeSide.send(activate("m-1"));
        CancelAutoRenew cancel = new CancelAutoRenew(LICENSE, at("2026-03-02"));

        assertRefused(writeSide.send(cancel, expecting(1)), new Rejection.Conflict(2));
        assertThat(writeSide.license(LICENSE).autoRenew()).isTrue();
        assertThat(done(writeSide.send(cancel, expecting(2))).first().version()).isEqualTo(3);
        assertRefused(writeSide.send(cancel, expecting(2)), new Rejection.Conflict(3));
        assertThat(done(writeSide.send(cancel, expecting(3))).events().recorded())
                .isEmpty();
    }

    @Test
    void ofManyWhoExpectTheSameVersionOneIsServed() throws Exception {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 50);

        var outcomes = Concurrently.run(10, i -> writeSide.send(activate("m-" + i), expecting(1)));

        assertThat(outcomes)
                .filteredOn(Outcome.Rejected.class::isInstance)
                .hasSize(9)
                .containsOnly(new Outcome.Rejected<>(new Rejection.Conflict(2)));
        assertThat(writeSide.license(LICENSE).activations()).hasSize(1);
    }

    @Test
    void aRefusalLeavesNoEvent() {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 1);
        long before = writeSide.store().log().lastPosition();

        assertRefused(
                writeSide.send(new CancelAutoRenew(LICENSE, at("2026-03-01"))),
                new Rejection.NotASubscription(Kind.PERPETUAL));
        assertRefused(
                writeSide.send(new CancelAutoRenew(OTHER, at("2026-03-01"))), new Rejection.LicenseNotFound(OTHER));

        assertThat(writeSide.store().log().lastPosition()).isEqualTo(before);
    }

    @Test
    void eachEventKeepsWhoAskedForIt() {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 1);
        writeSide.send(activate("m-1"), new CommandContext("bert", "call-7"));

        var message = AxonEventStore.over(writeSide.store())
                .readEvents(LICENSE.toString())
                .asStream()
                .toList()
                .getLast();

        assertThat(message.getMetaData())
                .containsEntry("actor", "bert")
                .containsEntry("correlationId", "call-7")
                .containsEntry("command", "ActivateLicense")
                .hasSize(3);
    }

    @Test
    void aProductIsKnownAsOfItsLastEventEachTimeItIsAsked() {
        assertThat(writeSide.known().product("unknown")).isEqualTo(Product.UNDEFINED);
        assertThat(defined().policy()).isEqualTo(Policy.DEFAULT);

        Policy stricter = new Policy(span("P7D"), span("P7D"), span("P1Y"), null);
        writeSide.send(new DefineProduct(PRODUCT, "Segmenter", stricter, ActivationLimit.of(9), at("2026-01-01")));
        assertThat(defined().policy()).isEqualTo(stricter);
        writeSide.send(new ReleaseProductVersion(PRODUCT, "2.0", at("2026-01-02"), at("2026-01-02")));
        assertThat(defined().isDisabled("2.0")).isFalse();
        writeSide.send(new DisableProductVersion(PRODUCT, "2.0", at("2026-01-03")));
        assertThat(defined().isDisabled("2.0")).isTrue();
        assertThat(defined().policy()).isEqualTo(stricter);
    }

    @Test
    void whatIsKnownIsNeverOlderThanAnAnsweredChange() throws Exception {
        AtomicInteger answered = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();
        List<Boolean> inTime = Concurrently.run(4, i -> {
            if (i == 0) {
                for (int limit = 1; limit <= 60; limit++) {
                    writeSide.send(new DefineProduct(
                            PRODUCT, "Segmenter", Policy.DEFAULT, ActivationLimit.of(limit), at("2026-01-01")));
                    answered.set(limit);
                }
                done.set(true);
            }
            while (!done.get()) {
                int least = answered.get();
                if (least > 0 && defined().defaultLimit().exceededBy(least) > 0) {
                    return false;
                }
            }
            return defined().defaultLimit().equals(ActivationLimit.of(60));
        });

        assertThat(inTime).containsOnly(true);
    }

    @Test
    void aKeyIsKnownAsOfItsLastEventEachTimeItIsAsked() {
        String first = KEYS.reference(LICENSE, 1).hash();
        assertThat(writeSide.known().keyOwner(first)).isEqualTo(KeyOwner.NOBODY);
        writeSide.issue(LICENSE, Kind.PERPETUAL, 2);
        assertThat(writeSide.known().keyOwner(first)).isEqualTo(new KeyOwner.Opens(LICENSE));
        writeSide.send(new ReissueKey(LICENSE, at("2026-02-01")));
        assertThat(writeSide.known().keyOwner(first)).isEqualTo(new KeyOwner.Replaced(LICENSE));
    }

    @Test
    void allIsThereAfterOpeningItAgain() {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 2);
        writeSide.send(activate("m-1"));
        License.Issued before = writeSide.license(LICENSE);
        writeSide.close();
        writeSide = WriteSideFixture.open(temporary.resolve("data"));

        assertThat(writeSide.license(LICENSE)).isEqualTo(before);
        assertThat(done(writeSide.send(activate("m-1"))).events().recorded()).isEmpty();
        assertThat(done(writeSide.send(activate("m-2"))).first().version()).isEqualTo(3);
    }

    private Product.Defined defined() {
        return (Product.Defined) writeSide.known().product(PRODUCT);
    }

    private List<Object> lastEvents(int count) {
        long last = writeSide.store().log().lastPosition();
        return writeSide.store().log().after(last - count, count).stream()
                .map(stored -> (Object) writeSide.store().log().decode(stored))
                .toList();
    }

    private static void assertAdjacent(List<RecordedEvent> recorded) {
        long first = recorded.getFirst().position();
        for (int i = 0; i < recorded.size(); i++) {
            assertThat(recorded.get(i).position()).isEqualTo(first + i);
        }
    }

    private static void assertRefused(Outcome<?> outcome, Rejection rejection) {
        assertThat(outcome).isEqualTo(new Outcome.Rejected<>(rejection));
    }

    private static <S> Outcome.Done<S> done(Outcome<S> outcome) {
        return switch (outcome) {
            case Outcome.Done<S> done -> done;
            case Outcome.Rejected<S> refused -> throw new AssertionError("Refused: " + refused.rejection());
        };
    }

    private static List<RecordedEvent> recorded(Outcome<?> outcome) {
        return done(outcome).events().recorded();
    }

    private static CommandContext expecting(long version) {
        return new CommandContext(Subject.service("anna"), "c-1", met -> met == version, TransactionalWork.NOTHING);
    }

    private static ActivateLicense activate(String fingerprint) {
        return new ActivateLicense(LICENSE, fingerprint, null, null, at("2026-02-01"));
    }

    private static UpgradeLicense upgrade(UUID successor) {
        return new UpgradeLicense(
                LICENSE, successor, Kind.SUBSCRIPTION, null, span("P1Y"), null, null, at("2026-03-01"));
    }

    private static ImportLicense importing(UUID licenseId, KeyRef key) {
        Order order = new Order(
                PRODUCT,
                null,
                "c-1",
                Kind.PERPETUAL,
                Channel.DIRECT,
                null,
                null,
                null,
                null,
                ActivationLimit.of(1),
                List.of(),
                null,
                Map.of());
        return new ImportLicense(
                licenseId, order, key, List.of(key.hash()), null, null, null, List.of(), at("2026-02-01"));
    }
}
