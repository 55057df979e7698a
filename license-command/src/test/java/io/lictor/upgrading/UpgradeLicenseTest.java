package io.lictor.upgrading;

import static io.lictor.spec.Given.given;
import static io.lictor.spec.Samples.KEYS;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.OTHER;
import static io.lictor.spec.Samples.PRODUCT;
import static io.lictor.spec.Samples.SUCCESSOR;
import static io.lictor.spec.Samples.activated;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.machine;
import static io.lictor.spec.Samples.perpetual;
import static io.lictor.spec.Samples.product;
import static io.lictor.spec.Samples.productChanged;
import static io.lictor.spec.Samples.released;
import static io.lictor.spec.Samples.releasedOn;
import static io.lictor.spec.Samples.revoked;
import static io.lictor.spec.Samples.span;
import static io.lictor.spec.Samples.subscription;
import static io.lictor.spec.Samples.suspended;
import static io.lictor.spec.Samples.term;
import static io.lictor.spec.Samples.trial;
import static io.lictor.spec.Samples.upgraded;
import static io.lictor.spec.Samples.versionDisabled;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.LicenseFixture;
import io.lictor.command.ActivateLicense;
import io.lictor.command.Rejection;
import io.lictor.command.Rejection.NotAnUpgrade;
import io.lictor.command.UpgradeLicense;
import io.lictor.event.Event;
import io.lictor.event.LicenseContents;
import io.lictor.event.LicenseIssued;
import io.lictor.event.LicenseUpgraded;
import io.lictor.license.Standing;
import io.lictor.spec.Given;
import io.lictor.term.Span;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Channel;
import io.lictor.value.Kind;
import io.lictor.value.ModuleGrant;
import io.lictor.value.Policy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpgradeLicenseTest {

    private static final String DAY = "2026-06-01";

    @Test
    void givesBothLicencesTheirEventAndTheSuccessorItsContract() {
        given(product(), perpetual().seats(3).module("mesh").machine("m-1").issued(), activated("m-2", "2026-03-01"))
                .when(toSubscription("P1Y"))
                .then(
                        new LicenseUpgraded(LICENSE, SUCCESSOR, at("2027-06-15"), at(DAY)),
                        new LicenseIssued(
                                SUCCESSOR,
                                new LicenseContents(
                                        PRODUCT,
                                        null,
                                        "c-1",
                                        Kind.SUBSCRIPTION,
                                        Channel.DIRECT,
                                        null,
                                        at(DAY),
                                        null,
                                        term(DAY, "2027-06-01", "P1Y"),
                                        true,
                                        null,
                                        ActivationLimit.of(3),
                                        List.of(new ModuleGrant("mesh", null)),
                                        List.of(machine("m-1", "2026-01-02"), machine("m-2", "2026-03-01")),
                                        Policy.DEFAULT,
                                        Map.of()),
                                KEYS.reference(SUCCESSOR, 1),
                                LICENSE,
                                at(DAY)));
    }

    @Test
    void whatIsSaidCounts() {
        var command = new UpgradeLicense(
                LICENSE,
                SUCCESSOR,
                Kind.PERPETUAL,
                "2026",
                null,
                ActivationLimit.of(7),
                List.of(new ModuleGrant("ct", at("2027-01-01"))),
                at(DAY));

        LicenseContents contents = successor(
                given(product(), released("2026"), perpetual().module("mesh").issued())
                        .when(command));

        assertThat(contents.version()).isEqualTo("2026");
        assertThat(contents.kind()).isEqualTo(Kind.PERPETUAL);
        assertThat(contents.term()).isNull();
        assertThat(contents.upgradesUntil()).isEqualTo(at("2027-06-01"));
        assertThat(contents.limit()).isEqualTo(ActivationLimit.of(7));
        assertThat(contents.modules()).containsExactly(new ModuleGrant("ct", at("2027-01-01")));
    }

    @Test
    void theSuccessorIsForAnyNumberOfMachinesAsWellAndHasTheMetadata() {
        LicenseContents contents = successor(given(
                        product(),
                        perpetual().unlimited().metadata(Map.of("order", "A-1")).issued())
                .when(toSubscription("P1Y")));

        assertThat(contents.limit()).isEqualTo(ActivationLimit.UNLIMITED);
        assertThat(contents.activationLimit()).isNull();
        assertThat(contents.metadata()).isEqualTo(Map.of("order", "A-1"));
    }

    @Test
    void modulesCanBeLeftBehind() {
        var command = new UpgradeLicense(LICENSE, SUCCESSOR, Kind.SUBSCRIPTION, null, null, null, List.of(), at(DAY));

        assertThat(successor(given(product(), perpetual().module("mesh").issued())
                                .when(command))
                        .modules())
                .isEmpty();
    }

    @Test
    void theMachinesWorkOnTheSuccessorWithoutASeatMore() {
        Given upgraded = given(product(), perpetual().seats(1).machine("m-1").issued());
        upgraded.and(toEvents(upgraded.when(toSubscription("P1Y"))));

        upgraded.when(new ActivateLicense(SUCCESSOR, "m-1", null, null, at(DAY)))
                .thenNothing();
        upgraded.when(new ActivateLicense(SUCCESSOR, "m-2", null, null, at(DAY)))
                .thenRejected(Rejection.ActivationLimitReached.of(1, List.of(machine("m-1", "2026-01-02"))));
    }

    @Test
    void withFewerSeatsThanMachinesAllOfThemStayAndNoneIsAdded() {
        var command = new UpgradeLicense(
                LICENSE, SUCCESSOR, Kind.SUBSCRIPTION, null, null, ActivationLimit.of(1), null, at(DAY));
        Given upgraded =
                given(product(), perpetual().machine("m-1").machine("m-2").issued());
        upgraded.and(toEvents(upgraded.when(command)));

        upgraded.when(new ActivateLicense(SUCCESSOR, "m-2", null, null, at(DAY)))
                .thenNothing();
        assertThat(upgraded.when(new ActivateLicense(SUCCESSOR, "m-3", null, null, at(DAY)))
                        .code())
                .isEqualTo("ACTIVATION_LIMIT_REACHED");
    }

    @Test
    void theSuccessorIsSoldUnderTheProductAsItIsNow() {
        Policy policy = new Policy(span("P7D"), span("P1M"), span("P2Y"), new Policy.Allowance(2, span("P1Y")));

        LicenseContents contents = successor(given(
                        product(),
                        released("2025"),
                        perpetual().tiedTo("2025").seats(4).issued(),
                        productChanged(policy, 1, "2026-05-01"))
                .when(new UpgradeLicense(LICENSE, SUCCESSOR, Kind.PERPETUAL, null, null, null, null, at(DAY))));

        assertThat(contents.policy()).isEqualTo(policy);
        assertThat(contents.upgradesUntil()).isEqualTo(at("2028-06-01"));
        assertThat(contents.limit()).isEqualTo(ActivationLimit.of(4));
    }

    @Test
    void boughtThroughAPartnerTheSuccessorDoesNotRenewItself() {
        LicenseContents contents = successor(
                given(product(), perpetual().through("p-9").autoRenew(false).issued())
                        .when(toSubscription("P1Y")));

        assertThat(contents.channel()).isEqualTo(Channel.PARTNER);
        assertThat(contents.partnerId()).isEqualTo("p-9");
        assertThat(contents.autoRenew()).isFalse();
    }

    @Test
    void aYearFromTheLeapDayEndsOnTheLastOfFebruary() {
        var command = new UpgradeLicense(
                LICENSE, SUCCESSOR, Kind.SUBSCRIPTION, null, Span.ofYears(1), null, null, at("2028-02-29"));

        assertThat(successor(given(product(), perpetual().issued()).when(command))
                        .term())
                .isEqualTo(term("2028-02-29", "2029-02-28", "P1Y"));
    }

    @Test
    void happensOnce() {
        given(product(), perpetual().issued(), upgraded("2026-05-01"))
                .when(new UpgradeLicense(LICENSE, OTHER, Kind.SUBSCRIPTION, null, null, null, null, at(DAY)))
                .thenRejected(new Rejection.LicenseUpgraded(SUCCESSOR));
    }

    /** Its status is PENDING all the while, so the status alone would let it through. */
    @Test
    void happensOnceAlsoBeforeTheLicenceHasBegun() {
        given(product(), perpetual().from("2026-12-01").issued(), upgraded("2026-05-01"))
                .when(new UpgradeLicense(LICENSE, OTHER, Kind.SUBSCRIPTION, null, null, null, null, at(DAY)))
                .thenRejected(new Rejection.LicenseUpgraded(SUCCESSOR));
    }

    @Test
    void anExpiredLicenceHasNothingToUpgrade() {
        given(product(), trial().issued())
                .when(toSubscription("P1Y"))
                .thenRejected(new Rejection.LicenseExpired(at("2026-02-01")));
    }

    @Test
    void aStoppedLicenceIsNotUpgraded() {
        given(product(), perpetual().issued(), suspended("2026-05-01"))
                .when(toSubscription("P1Y"))
                .thenRejected(new Rejection.LicenseDisabled(Standing.Cause.SUSPENDED, "an unpaid bill"));
        given(product(), perpetual().issued(), revoked("2026-05-01"))
                .when(toSubscription("P1Y"))
                .thenRejected(new Rejection.LicenseDisabled(Standing.Cause.REVOKED, "a stolen card"));
    }

    /** The rejection of a disabled version tells customers to upgrade. */
    @Test
    void fromADisabledVersionThereIsAWayOut() {
        LicenseContents contents = successor(given(
                        product(),
                        released("2023"),
                        released("2026"),
                        versionDisabled("2023"),
                        perpetual().tiedTo("2023").issued())
                .when(new UpgradeLicense(LICENSE, SUCCESSOR, Kind.PERPETUAL, "2026", null, null, null, at(DAY))));

        assertThat(contents.version()).isEqualTo("2026");
    }

    @Test
    void onlyToAVersionThatIsThere() {
        given(product(), subscription().issued())
                .when(new UpgradeLicense(LICENSE, SUCCESSOR, Kind.PERPETUAL, "2030", null, null, null, at(DAY)))
                .thenRejected(new Rejection.VersionNotFound(PRODUCT, "2030"));
    }

    /**
     * Successors a licence may have, for an edition of 2024 or for all; of trials, perpetual licences and
     * subscriptions.
     */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "open", textBlock = """
            kind         | version | to           | version | says
            PERPETUAL    | 2024    | PERPETUAL    | 2025    | OK
            PERPETUAL    | 2024    | PERPETUAL    | open    | OK
            PERPETUAL    | 2024    | PERPETUAL    | 2024    | SAME_VERSION
            PERPETUAL    | 2024    | PERPETUAL    | 2023    | OLDER_VERSION
            PERPETUAL    | 2024    | SUBSCRIPTION | 2025    | OK
            PERPETUAL    | 2024    | SUBSCRIPTION | open    | OK
            PERPETUAL    | 2024    | SUBSCRIPTION | 2024    | OK
            PERPETUAL    | 2024    | SUBSCRIPTION | 2023    | OLDER_VERSION
            PERPETUAL    | open    | PERPETUAL    | open    | SAME_VERSION
            PERPETUAL    | open    | PERPETUAL    | 2025    | COVERED_VERSION
            PERPETUAL    | open    | PERPETUAL    | 2026    | OK
            PERPETUAL    | open    | PERPETUAL    | 2028    | OK
            PERPETUAL    | open    | SUBSCRIPTION | open    | OK
            PERPETUAL    | open    | SUBSCRIPTION | 2023    | OK
            SUBSCRIPTION | open    | SUBSCRIPTION | open    | SAME_VERSION
            SUBSCRIPTION | open    | PERPETUAL    | open    | SAME_VERSION
            SUBSCRIPTION | open    | SUBSCRIPTION | 2025    | COVERED_VERSION
            SUBSCRIPTION | 2024    | SUBSCRIPTION | 2024    | SAME_VERSION
            SUBSCRIPTION | 2024    | SUBSCRIPTION | 2023    | OLDER_VERSION
            SUBSCRIPTION | 2024    | SUBSCRIPTION | 2025    | OK
            SUBSCRIPTION | 2024    | SUBSCRIPTION | open    | OK
            SUBSCRIPTION | 2024    | PERPETUAL    | 2025    | OK
            SUBSCRIPTION | 2024    | PERPETUAL    | 2024    | SAME_VERSION
            TRIAL        | open    | SUBSCRIPTION | open    | SAME_VERSION
            TRIAL        | 2024    | PERPETUAL    | 2024    | SAME_VERSION
            TRIAL        | 2024    | PERPETUAL    | 2023    | OLDER_VERSION
            TRIAL        | 2024    | PERPETUAL    | 2025    | OK
            """)
    void leadsToANewerVersionOrFromPerpetualToSubscription(
            Kind kind, String version, Kind to, String toVersion, String says) {
        String day = "2026-01-20";
        LicenseFixture sale = switch (kind) {
            case TRIAL -> trial();
            case PERPETUAL -> perpetual();
            case SUBSCRIPTION -> subscription();
        };
        Given.Then upgraded = given(
                        product(),
                        releasedOn("2024", "2024-01-01"),
                        releasedOn("2023", "2023-01-01"),
                        releasedOn("2025", "2025-01-01"),
                        releasedOn("2026", "2026-01-01"),
                        releasedOn("2028", "2028-01-01"),
                        (version == null ? sale : sale.tiedTo(version)).issued())
                .when(new UpgradeLicense(LICENSE, SUCCESSOR, to, toVersion, null, null, null, at(day)));

        if (says.equals("OK")) {
            assertThat(upgraded.code()).isEqualTo("OK");
        } else {
            upgraded.thenRejected(new NotAnUpgrade(kind, version, to, toVersion, NotAnUpgrade.Why.valueOf(says)));
        }
    }

    @Test
    void saysWhyItIsNoneAndWhatToDo() {
        assertThat(new NotAnUpgrade(Kind.PERPETUAL, "2024", Kind.PERPETUAL, "2023", NotAnUpgrade.Why.OLDER_VERSION)
                        .detail())
                .isEqualTo("Version 2023 is older than 2024, which this licence is for."
                        + " Name a newer version; for the older one, issue another licence.");
        assertThat(new NotAnUpgrade(Kind.TRIAL, null, Kind.SUBSCRIPTION, null, NotAnUpgrade.Why.SAME_VERSION).detail())
                .isEqualTo("This is a trial for all versions already, and would cover nothing more."
                        + " A trial is bought by converting it; an upgrade goes to a newer version.");
    }

    @Test
    void whatHasNotBegunIsNotGivenSooner() {
        LicenseContents contents = successor(
                given(product(), perpetual().from("2026-09-01").issued()).when(toSubscription("P1Y")));

        assertThat(contents.validFrom()).isEqualTo(at("2026-09-01"));
        assertThat(contents.term()).isEqualTo(term("2026-09-01", "2027-09-01", "P1Y"));
    }

    @Test
    void onceTheSuccessorIsOverThereMayBeAnother() {
        given(product(), perpetual().issued(), new LicenseUpgraded(LICENSE, OTHER, at("2026-05-20"), at("2026-05-01")))
                .when(toSubscription("P1Y"))
                .events();
    }

    private static UpgradeLicense toSubscription(String period) {
        return new UpgradeLicense(LICENSE, SUCCESSOR, Kind.SUBSCRIPTION, null, span(period), null, null, at(DAY));
    }

    private static LicenseContents successor(Given.Then then) {
        return ((LicenseIssued) then.events().getLast()).contents();
    }

    private static Event[] toEvents(Given.Then then) {
        return then.events().toArray(Event[]::new);
    }
}
