package io.lictor.command;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.license.Standing;
import io.lictor.testing.WrittenSection;
import io.lictor.value.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** All that a rule can say. A new rejection needs an example here, with one and with many where it counts. */
class RejectionSentencesTest {

    private static final UUID ID = UUID.fromString("019a0000-0000-7000-8000-000000000001");
    private static final Instant DAY = Instant.parse("2026-03-31T00:00:00Z");
    private static final Instant MOMENT = Instant.parse("2026-03-31T10:30:00Z");

    private static final List<Rejection> EXAMPLES = List.of(
            new Rejection.LicenseNotFound(ID),
            new Rejection.LicenseNotFound(ID, DAY),
            new Rejection.LicenseInUse(Rejection.LicenseInUse.Because.ACTIVATED, 1),
            new Rejection.LicenseInUse(Rejection.LicenseInUse.Because.CHANGED, 0),
            new Rejection.LicenseInUse(Rejection.LicenseInUse.Because.UPGRADE, 0),
            new Rejection.BillingsFull(1_000),
            Rejection.InvalidRequest.beyondHorizon("/period"),
            new Rejection.ProductNotFound("cad"),
            new Rejection.ProductNotAllowed("cad"),
            new Rejection.VersionNotFound("cad", "2.0"),
            new Rejection.ActivationLimitReached(1, 1, List.of()),
            new Rejection.ActivationLimitReached(5, 5, List.of()),
            new Rejection.ActivationLimitReached(1, 3, List.of()),
            new Rejection.ActivationLimitReached(2, 3, List.of()),
            new Rejection.LicenseExpired(DAY),
            new Rejection.LicenseExpired(MOMENT),
            new Rejection.LicenseDisabled(Standing.Cause.SUSPENDED, null),
            new Rejection.LicenseDisabled(Standing.Cause.REVOKED, null),
            new Rejection.LicenseDisabled(Standing.Cause.VERSION_DISABLED, null),
            new Rejection.LicensePending(DAY),
            new Rejection.LicenseUpgraded(ID),
            new Rejection.NotAnUpgrade(
                    Kind.TRIAL, "2024", Kind.PERPETUAL, "2024", Rejection.NotAnUpgrade.Why.SAME_VERSION),
            new Rejection.NotAnUpgrade(Kind.TRIAL, null, Kind.PERPETUAL, null, Rejection.NotAnUpgrade.Why.SAME_VERSION),
            new Rejection.NotAnUpgrade(
                    Kind.TRIAL, null, Kind.PERPETUAL, "2024", Rejection.NotAnUpgrade.Why.COVERED_VERSION),
            new Rejection.NotAnUpgrade(
                    Kind.PERPETUAL, "2024", Kind.PERPETUAL, "2023", Rejection.NotAnUpgrade.Why.OLDER_VERSION),
            new Rejection.NotAnUpgrade(
                    Kind.PERPETUAL, "2024", Kind.PERPETUAL, "2024", Rejection.NotAnUpgrade.Why.SAME_VERSION),
            new Rejection.NotAnUpgrade(
                    Kind.PERPETUAL, null, Kind.PERPETUAL, null, Rejection.NotAnUpgrade.Why.SAME_VERSION),
            new Rejection.NotAnUpgrade(
                    Kind.PERPETUAL, null, Kind.PERPETUAL, "2024", Rejection.NotAnUpgrade.Why.COVERED_VERSION),
            new Rejection.NotAnUpgrade(
                    Kind.SUBSCRIPTION, "2024", Kind.PERPETUAL, "2024", Rejection.NotAnUpgrade.Why.SAME_VERSION),
            new Rejection.NotAnUpgrade(
                    Kind.SUBSCRIPTION, null, Kind.PERPETUAL, null, Rejection.NotAnUpgrade.Why.SAME_VERSION),
            new Rejection.NotAnUpgrade(
                    Kind.SUBSCRIPTION, null, Kind.PERPETUAL, "2024", Rejection.NotAnUpgrade.Why.COVERED_VERSION),
            new Rejection.RenewalNotOpen(DAY, MOMENT),
            new Rejection.NotASubscription(Kind.PERPETUAL),
            new Rejection.NotASubscription(Kind.TRIAL),
            new Rejection.PartnerManaged("partner-1"),
            new Rejection.ActivationNotFound("m-1"),
            new Rejection.DeactivationAllowanceUsed(1, "P1Y", DAY),
            new Rejection.DeactivationAllowanceUsed(3, "P30D", MOMENT),
            new Rejection.KeyAlreadyUsed(ID),
            new Rejection.KeyAlreadyUsed(null),
            new Rejection.AlreadyRevoked(DAY),
            new Rejection.NotATrial(Kind.PERPETUAL),
            new Rejection.NotATrial(Kind.SUBSCRIPTION),
            new Rejection.NotAnExtension(DAY),
            new Rejection.MetadataLimitReached(20, 21),
            new Rejection.TokenNotFound(ID),
            new Rejection.LastAdminToken(ID),
            new Rejection.Conflict(3));

    @Test
    void theDocumentHasThemAll() {
        String table = "\n| Code | What is said |\n|---|---|\n"
                + EXAMPLES.stream()
                        .sorted(Comparator.comparing(Rejection::code))
                        .map(rejection -> "| `" + rejection.code() + "` | " + rejection.detail() + " |\n")
                        .distinct()
                        .collect(joining())
                + "\n";

        assertThat(WrittenSection.ofSentences(1, "refusals").is(table)).isEqualTo(table);
    }

    @Test
    void noRejectionIsWithoutAnExample() {
        assertThat(EXAMPLES.stream().<Class<?>>map(Rejection::getClass))
                .as("add an example to this test, and run it with -Dlictor.sentences.write=true")
                .contains(Rejection.class.getPermittedSubclasses());
    }

    @Test
    void everySentenceIsOne() {
        assertThat(EXAMPLES)
                .allSatisfy(rejection -> assertThat(rejection.detail())
                        .matches("[A-Z].*[.?]")
                        .doesNotContain("(s)", "null", "  ", "TRIAL", "PERPETUAL", "SUBSCRIPTION"));
    }
}
