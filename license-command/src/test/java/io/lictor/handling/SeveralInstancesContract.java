package io.lictor.handling;

import static io.lictor.spec.Samples.KEYS;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.PRODUCT;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.span;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.access.Subject;
import io.lictor.command.ActivateLicense;
import io.lictor.command.CancelAutoRenew;
import io.lictor.command.DeactivateMachine;
import io.lictor.command.DefineProduct;
import io.lictor.command.DisableLicense;
import io.lictor.command.DisableProductVersion;
import io.lictor.command.EraseTexts;
import io.lictor.command.ExtendTerm;
import io.lictor.command.IssueLicense;
import io.lictor.command.LicenseCommand;
import io.lictor.command.Order;
import io.lictor.command.ProductCommand;
import io.lictor.command.ReissueKey;
import io.lictor.command.Rejection;
import io.lictor.command.ReleaseProductVersion;
import io.lictor.command.ResumeAutoRenew;
import io.lictor.command.TransferLicense;
import io.lictor.command.UpgradeLicense;
import io.lictor.endpoint.CommandGateway;
import io.lictor.endpoint.WriteSideFixture;
import io.lictor.event.DeactivatedBy;
import io.lictor.event.Event;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseUpgraded;
import io.lictor.event.TextsErased;
import io.lictor.key.KeyOwner;
import io.lictor.license.License;
import io.lictor.license.Status;
import io.lictor.product.Product;
import io.lictor.upgrading.SuccessionRules;
import io.lictor.value.Activation;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Channel;
import io.lictor.value.DisableCause;
import io.lictor.value.Kind;
import io.lictor.value.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two write sides with memories of their own on one store: each is often behind, and never wrong. */
@Timeout(120)
abstract class SeveralInstancesContract {

    private WriteSideFixture writeSide;
    private CommandGateway one;
    private CommandGateway other;

    /** To look on, and to issue what the instances begin with. */
    void begin(WriteSideFixture writeSide, CommandGateway one, CommandGateway other) {
        this.writeSide = writeSide.withProduct();
        this.one = one;
        this.other = other;
    }

    @Test
    void aThousandSeatsForTwoThousandMachinesOfBoth() throws Exception {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 1_000);

        List<Outcome<License>> outcomes = new ArrayList<>();
        Concurrently.run(64, thread -> {
                    List<Outcome<License>> own = new ArrayList<>();
                    for (int machine = thread; machine < 2_000; machine += 64) {
                        own.add(send(thread % 2 == 0 ? one : other, activate("m-" + machine)));
                    }
                    return own;
                })
                .forEach(outcomes::addAll);

        assertThat(outcomes).hasSize(2_000);
        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1_000);
        assertThat(outcomes)
                .filteredOn(Outcome.Rejected.class::isInstance)
                .allSatisfy(outcome -> assertThat(rejection(outcome))
                        .isInstanceOfSatisfying(
                                Rejection.ActivationLimitReached.class,
                                refused -> assertThat(refused.inUse()).isEqualTo(1_000)));
        assertThat(writeSide.events(LICENSE))
                .filteredOn(LicenseActivated.class::isInstance)
                .hasSize(1_000);
        assertThat(writeSide.license(LICENSE).activations()).hasSize(1_000);
    }

    @Test
    void aSeatFreedElsewhereIsFree() {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 1);
        send(one, activate("m-1"));
        assertThat(send(other, activate("m-2"))).isInstanceOf(Outcome.Rejected.class);

        send(one, new DeactivateMachine(LICENSE, "m-1", DeactivatedBy.VENDOR, at("2026-03-02")));

        assertThat(done(send(other, activate("m-2"))).events().recorded()).hasSize(1);
    }

    @Test
    void aLabelErasedElsewhereIsToldNoMore() {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 1);
        send(one, labelled("m-1"));
        assertThat(labelsTold(send(other, labelled("m-2")))).containsExactly("label of m-1");

        send(one, new EraseTexts(LICENSE, at("2026-03-02")));

        assertThat(labelsTold(send(other, labelled("m-2")))).containsOnlyNulls();
    }

    private static List<String> labelsTold(Outcome<License> outcome) {
        return ((Rejection.ActivationLimitReached) rejection(outcome))
                .machines().stream().map(Activation::label).toList();
    }

    /** However commands are batched, no label before the last erasure is left, and every later one is. */
    @Test
    void anErasureAmongManyOthersTakesAllThatCameBeforeAndNothingThatCameBehind() throws Exception {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 1_000);

        Concurrently.run(16, thread -> {
            for (int i = 0; i < 25; i++) {
                CommandGateway gateway = (thread + i) % 2 == 0 ? one : other;
                send(gateway, i % 8 == 7 ? new EraseTexts(LICENSE, at("2026-03-02")) : labelled(thread + "-" + i));
            }
            return true;
        });

        List<Event> events = writeSide.events(LICENSE);
        int last = events.lastIndexOf(new TextsErased(LICENSE, at("2026-03-02")));
        assertThat(last).isPositive();
        assertThat(events).filteredOn(LicenseActivated.class::isInstance).hasSize(16 * 22);
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof LicenseActivated activated) {
                assertThat(activated.label()).isEqualTo(i < last ? null : "label of " + activated.fingerprint());
            }
        }
    }

    private static ActivateLicense labelled(String fingerprint) {
        return new ActivateLicense(LICENSE, fingerprint, "label of " + fingerprint, null, at("2026-03-01"));
    }

    @Test
    void whatIsTrueNoMoreIsDoneAgain() {
        writeSide.issue(LICENSE, Kind.SUBSCRIPTION, 2);
        assertThat(done(send(one, cancel())).events().recorded()).hasSize(1);
        assertThat(done(send(other, cancel())).events().recorded()).isEmpty();

        send(one, new ResumeAutoRenew(LICENSE, at("2026-03-02")));

        assertThat(done(send(other, cancel())).events().recorded()).hasSize(1);
    }

    @Test
    void theExpectedVersionIsThatOfTheStore() {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 9);
        send(one, activate("m-1"));
        send(other, activate("m-2"));
        send(one, activate("m-3"));

        assertThat(send(other, activate("m-4"), expecting(3)))
                .isEqualTo(new Outcome.Rejected<>(new Rejection.Conflict(4)));
        assertThat(done(send(other, activate("m-4"), expecting(4))).first().version())
                .isEqualTo(5);
        assertThat(send(one, activate("m-5"), expecting(4)))
                .isEqualTo(new Outcome.Rejected<>(new Rejection.Conflict(5)));
        assertThat(done(send(one, activate("m-5"), expecting(5))).first().version())
                .isEqualTo(6);
    }

    @Test
    void whatAnotherHasIssuedIsThere() {
        assertThat(send(other, activate("m-1")))
                .isEqualTo(new Outcome.Rejected<>(new Rejection.LicenseNotFound(LICENSE)));

        writeSide.issue(LICENSE, Kind.PERPETUAL, 9);

        assertThat(done(send(other, activate("m-1"))).events().recorded()).hasSize(1);
    }

    @Test
    void anUpgradeIsDoneByOneOfThem() throws Exception {
        for (int round = 0; round < 20; round++) {
            UUID old = new UUID(0x7000, round);
            List<UUID> successors = List.of(new UUID(0x7100, round), new UUID(0x7200, round));
            writeSide.issue(old, Kind.PERPETUAL, 2);

            var outcomes = Concurrently.run(2, i -> send(i == 0 ? one : other, upgrade(old, successors.get(i))));

            UUID winner = writeSide.license(old).successorId();
            UUID loser = successors.get(1 - successors.indexOf(winner));
            assertThat(outcomes).contains(new Outcome.Rejected<>(new Rejection.LicenseUpgraded(winner)));
            assertThat(writeSide.events(old))
                    .filteredOn(LicenseUpgraded.class::isInstance)
                    .hasSize(1);
            assertThat(writeSide.events(winner)).hasSize(1);
            assertThat(writeSide.events(loser)).isEmpty();
            assertThat(writeSide.known().keyOwner(KEYS.reference(loser, 1).hash()))
                    .isEqualTo(KeyOwner.NOBODY);
        }
    }

    /** Each asks for another licence of the chain, and changes the others with it. */
    @Test
    void aChainStaysOneRightWhateverIsAskedOfItAtOnce() throws Exception {
        writeSide.send(new ReleaseProductVersion(PRODUCT, "2026", at("2026-01-01"), at("2026-01-01")));
        writeSide.send(new ReleaseProductVersion(PRODUCT, "2027", at("2026-02-01"), at("2026-02-01")));
        for (int round = 0; round < 12; round++) {
            UUID first = new UUID(0x7000, round);
            UUID second = new UUID(0x7100, round);
            UUID third = new UUID(0x7200, round);
            writeSide.issue(first, Kind.PERPETUAL, 2);
            writeSide.send(upgrade(first, second, null));
            writeSide.send(upgrade(second, third, "2026"));
            Instant now = at("2026-07-01");
            List<LicenseCommand> asked = List.of(
                    new ExtendTerm(third, at("2028-01-01"), "late", now),
                    new TransferLicense(third, "c-2", true, true, now),
                    new DisableLicense(second, DisableCause.REVOKED, "why", now),
                    upgrade(third, new UUID(0x7300, round), "2027"),
                    new DisableLicense(third, DisableCause.REVOKED, "why", now),
                    new ReissueKey(first, now),
                    new TransferLicense(third, "c-3", false, false, now),
                    new ActivateLicense(third, "m-1", null, null, now));

            Concurrently.run(asked.size(), i -> send(i % 2 == 0 ? one : other, asked.get(i)));

            List<License.Issued> chain = new ArrayList<>();
            for (UUID id = first; id != null; id = chain.getLast().successorId()) {
                chain.add(writeSide.license(id));
            }
            for (int i = 1; i < chain.size(); i++) {
                assertThat(chain.get(i - 1).rightReturnsAt())
                        .isEqualTo(chain.get(i).chainOverAt());
            }
            List<License.Issued> all =
                    new ArrayList<>(SuccessionRules.others(writeSide.license(first), writeSide.known()));
            all.add(writeSide.license(first));
            assertThat(all.stream().map(License.Issued::customer).distinct()).hasSize(1);
            assertThat(all.stream()
                            .filter(license -> Status.of(license, false, now.plusSeconds(1))
                                    .countsAsSeats()))
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    private static UpgradeLicense upgrade(UUID old, UUID successor, String version) {
        return new UpgradeLicense(old, successor, Kind.SUBSCRIPTION, version, null, null, null, at("2026-06-01"));
    }

    @Test
    void keysReissuedByBothFollowEachOther() throws Exception {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 2);

        Concurrently.run(2, i -> send(i == 0 ? one : other, new ReissueKey(LICENSE, at("2026-03-01"))));

        assertThat(writeSide.license(LICENSE).key()).isEqualTo(KEYS.reference(LICENSE, 3));
        assertThat(writeSide.known().keyOwner(KEYS.reference(LICENSE, 2).hash()))
                .isEqualTo(new KeyOwner.Replaced(LICENSE));
        assertThat(writeSide.known().keyOwner(KEYS.reference(LICENSE, 3).hash()))
                .isEqualTo(new KeyOwner.Opens(LICENSE));
    }

    @Test
    void aProductIsDefinedAnewWhereAnotherHasChangedIt() {
        DefineProduct first = define(Policy.DEFAULT);
        DefineProduct stricter = define(new Policy(span("P7D"), span("P7D"), span("P1Y"), null));
        assertThat(sendProduct(other, first).events().recorded()).isEmpty();
        assertThat(sendProduct(one, stricter).events().recorded()).hasSize(1);

        assertThat(sendProduct(other, first).events().recorded()).hasSize(1);
        assertThat(sendProduct(other, first).events().recorded()).isEmpty();
    }

    @Test
    void aProductThatAnotherHasDefinedCanBeIssued() {
        assertThat(send(other, issue(LICENSE, "viewer", null)))
                .isEqualTo(new Outcome.Rejected<>(new Rejection.ProductNotFound("viewer")));

        sendProduct(
                one, new DefineProduct("viewer", "Viewer", Policy.DEFAULT, ActivationLimit.of(3), at("2020-01-01")));

        assertThat(done(send(other, issue(LICENSE, "viewer", null))).events().recorded())
                .isNotEmpty();
    }

    @Test
    void aLicenceIsIssuedUnderThePolicyThatAnotherHasSet() {
        Policy stricter = new Policy(span("P7D"), span("P7D"), span("P1Y"), null);
        for (int round = 0; round < 4; round++) {
            UUID license = new UUID(0x7000, round);
            Policy now = round % 2 == 0 ? Policy.DEFAULT : stricter;
            sendProduct(one, define(now));

            send(other, issue(license, PRODUCT, null));

            assertThat(writeSide.license(license).policy()).isEqualTo(now);
        }
    }

    @Test
    void whatNeedsNoEventIsRefusedOnceAnotherHasDisabledTheVersion() {
        sendProduct(one, new ReleaseProductVersion(PRODUCT, "2.0", at("2025-01-01"), at("2025-01-01")));
        send(other, issue(LICENSE, PRODUCT, "2.0"));
        assertThat(done(send(other, activate("m-1"))).events().recorded()).hasSize(1);
        assertThat(done(send(other, activate("m-1"))).events().recorded()).isEmpty();

        sendProduct(one, new DisableProductVersion(PRODUCT, "2.0", at("2026-02-01")));

        assertThat(rejection(send(other, activate("m-1")))).isInstanceOf(Rejection.LicenseDisabled.class);
        assertThat(rejection(send(other, activate("m-2")))).isInstanceOf(Rejection.LicenseDisabled.class);
    }

    private static IssueLicense issue(UUID license, String product, @Nullable String version) {
        return new IssueLicense(
                license,
                new Order(
                        product,
                        version,
                        "c-1",
                        Kind.PERPETUAL,
                        Channel.DIRECT,
                        null,
                        at("2026-01-01"),
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        Map.of()),
                at("2026-01-01"));
    }

    private static DefineProduct define(Policy policy) {
        return new DefineProduct(PRODUCT, "Segmenter", policy, ActivationLimit.of(3), at("2020-01-01"));
    }

    private static Outcome.Done<Product.Defined> sendProduct(CommandGateway gateway, ProductCommand command) {
        return done(gateway.send(command, new CommandContext("anna", "c-1")));
    }

    private static Outcome<License> send(CommandGateway gateway, LicenseCommand command) {
        return send(gateway, command, new CommandContext("anna", "c-1"));
    }

    private static Outcome<License> send(CommandGateway gateway, LicenseCommand command, CommandContext envelope) {
        return gateway.send(command, envelope);
    }

    private static CommandContext expecting(long version) {
        return new CommandContext(Subject.service("anna"), "c-1", met -> met == version, TransactionalWork.NOTHING);
    }

    private static Rejection rejection(Outcome<License> outcome) {
        return ((Outcome.Rejected<License>) outcome).rejection();
    }

    private static <S> Outcome.Done<S> done(Outcome<S> outcome) {
        return switch (outcome) {
            case Outcome.Done<S> done -> done;
            case Outcome.Rejected<S> refused -> throw new AssertionError("Refused: " + refused.rejection());
        };
    }

    private static CancelAutoRenew cancel() {
        return new CancelAutoRenew(LICENSE, at("2026-03-01"));
    }

    private static ActivateLicense activate(String fingerprint) {
        return new ActivateLicense(LICENSE, fingerprint, null, null, at("2026-03-01"));
    }

    private static UpgradeLicense upgrade(UUID old, UUID successor) {
        return new UpgradeLicense(old, successor, Kind.SUBSCRIPTION, null, span("P1Y"), null, null, at("2026-03-01"));
    }
}
