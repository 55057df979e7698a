package io.lictor.whatif;

import static io.lictor.LicenseFixture.perpetual;
import static io.lictor.LicenseFixture.subscription;
import static io.lictor.LicenseFixture.trial;
import static io.lictor.Samples.LICENSE;
import static io.lictor.Samples.SUCCESSOR;
import static io.lictor.Samples.at;
import static io.lictor.Samples.licenseAfter;
import static io.lictor.Samples.upgradedUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lictor.LicenseFixture;
import io.lictor.license.License;
import io.lictor.license.Status;
import io.lictor.term.Span;
import io.lictor.value.ActivationLimit;
import io.lictor.whatif.Change.OneVersion;
import io.lictor.whatif.WhatIf.Move;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Effects of another policy. */
class WhatIfTest {

    private static final Change NOTHING = new Change(null, null, null, null, null);

    @Test
    void nothingChangesWithoutAChange() {
        assertThat(NOTHING.isEmpty()).isTrue();
        WhatIf same = judge(NOTHING, "2027-01-05", subscription(), trial(), perpetual());

        assertThat(same.moves()).isEmpty();
        assertThat(same.licenses()).isEqualTo(3);
        assertThat(same.after()).isEqualTo(same.before());
    }

    @Test
    void aShorterGracePeriodEndsIt() {
        WhatIf result =
                judge(grace("P3D"), "2027-01-05", subscription(), subscription().term("2026-06-01", "P1Y"));

        Move move = only(result);
        assertThat(move.from()).isEqualTo(Status.GRACE);
        assertThat(move.to()).isEqualTo(Status.EXPIRED);
        assertThat(move.count()).isEqualTo(1);
        assertThat(move.sample().getFirst().statusUntilBefore()).isEqualTo(at("2027-01-15"));
        assertThat(move.sample().getFirst().statusUntilAfter()).isNull();
        assertThat(result.before().seats()).isEqualTo(4);
        assertThat(result.after().seats()).isEqualTo(2);
    }

    @Test
    void aLongerGracePeriodBringsBackWhatHasExpired() {
        Move move = only(judge(grace("P30D"), "2027-01-20", subscription()));

        assertThat(move.from()).isEqualTo(Status.EXPIRED);
        assertThat(move.to()).isEqualTo(Status.GRACE);
        assertThat(move.sample().getFirst().statusUntilAfter()).isEqualTo(at("2027-01-31"));
    }

    @Test
    void aTrialHasNoGrace() {
        assertThat(judge(grace("P30D"), "2026-02-02", trial()).moves()).isEmpty();
    }

    @Test
    void aLongerRenewalWindowOpensEarlier() {
        Change longer = new Change(null, Span.ofDays(60), null, null, null);
        WhatIf result = judge(longer, "2026-12-01", subscription(), perpetual());

        assertThat(result.moves()).isEmpty();
        assertThat(result.before().renewalOpen()).isZero();
        assertThat(result.after().renewalOpen()).isEqualTo(1);
        assertThat(judge(longer, "2027-02-01", subscription()).after().renewalOpen())
                .isZero();
    }

    @Test
    void aShorterUpgradePeriodMovesWhatCameFromThePolicyOnly() {
        Change shorter = new Change(null, null, Span.parse("P6M"), null, null);
        WhatIf result = judge(
                shorter,
                "2026-08-01",
                perpetual().upgradesUntil("2027-01-01"), // the policy's year
                perpetual().upgradesUntil("2028-01-01"), // extended
                perpetual(),
                subscription());

        assertThat(result.before().upgradePeriodOver()).isZero();
        assertThat(result.after().upgradePeriodOver()).isEqualTo(1);
        assertThat(result.moves()).isEmpty();
    }

    @Test
    void whatHasNoLimitAddsNoSeatsAndIsCounted() {
        WhatIf result = judge(
                new Change(null, null, null, ActivationLimit.of(1), null),
                "2026-08-01",
                perpetual().unlimited().machine("a", "2026-01-01").machine("b", "2026-01-02"),
                perpetual());

        assertThat(result.before().seats()).isEqualTo(2);
        assertThat(result.before().unlimitedLicenses()).isEqualTo(1);
        assertThat(result.before().overLimit()).isZero();
        assertThat(result.after().seats()).isEqualTo(2);
        assertThat(result.after().unlimitedLicenses()).isZero();
        assertThat(result.after().overLimit()).isEqualTo(1);
    }

    @Test
    void aLowerLimitLeavesMoreMachinesThanSeats() {
        Change one = new Change(null, null, null, ActivationLimit.of(1), null);
        WhatIf result = judge(
                one,
                "2026-08-01",
                perpetual().machine("a", "2026-01-01").machine("b", "2026-01-02"),
                perpetual().machine("c", "2026-01-01"));

        assertThat(result.before().overLimit()).isZero();
        assertThat(result.after().overLimit()).isEqualTo(1);
        assertThat(result.before().seats()).isEqualTo(4);
        assertThat(result.after().seats()).isEqualTo(2);
    }

    @Test
    void aDisabledVersionDisablesWhatIsTiedToIt() {
        Change disable = new Change(null, null, null, null, new OneVersion("seg", "1.0"));
        WhatIf result = judge(
                disable,
                "2026-08-01",
                perpetual().tiedTo("1.0"),
                perpetual().tiedTo("2.0"),
                perpetual(),
                perpetual().of("other").tiedTo("1.0"));

        assertThat(only(result).to()).isEqualTo(Status.DISABLED);
        assertThat(only(result).count()).isEqualTo(1);
        assertThat(result.before().byStatus()).containsEntry(Status.DISABLED, 0L);
        assertThat(result.after().byStatus()).containsEntry(Status.DISABLED, 1L);
    }

    @Test
    void aVersionThatIsDisabledStaysSo() {
        License.Issued tied = perpetual().tiedTo("1.0").license();
        WhatIf result = WhatIf.of(List.of(new Judged(tied, true)), grace("P1D"), at("2026-08-01"), 20);

        assertThat(result.moves()).isEmpty();
        assertThat(result.before().byStatus()).containsEntry(Status.DISABLED, 1L);
    }

    /** The old licence comes back when the last of those that took its place is over, under that policy. */
    @Test
    void aLongerGracePeriodOfASuccessorHoldsBackWhatItReplaced() {
        License.Issued old = licenseAfter(perpetual().issued(), upgradedUntil("2027-01-15", "2026-01-01"));
        License.Issued successor =
                subscription().as(SUCCESSOR).replacing(LICENSE).license();
        List<Judged> both = List.of(new Judged(old, false), new Judged(successor, false));

        WhatIf longer = WhatIf.of(both, grace("P30D"), at("2027-01-20"), 20);
        WhatIf shorter = WhatIf.of(both, grace("P1D"), at("2027-01-05"), 20);

        assertThat(longer.moves())
                .extracting(Move::from, Move::to)
                .containsExactlyInAnyOrder(tuple(Status.ACTIVE, Status.UPGRADED), tuple(Status.EXPIRED, Status.GRACE));
        assertThat(longer.before().seats()).isEqualTo(longer.after().seats());
        assertThat(shorter.moves())
                .extracting(Move::from, Move::to)
                .containsExactlyInAnyOrder(tuple(Status.UPGRADED, Status.ACTIVE), tuple(Status.GRACE, Status.EXPIRED));
    }

    @Test
    void theSampleIsAsLargeAsAskedForAndTheCountIsWhole() {
        List<Judged> many = Stream.generate(subscription()::license)
                .limit(50)
                .map(license -> new Judged(license, false))
                .toList();

        Move move = only(WhatIf.of(many, grace("P3D"), at("2027-01-05"), 7));
        assertThat(move.count()).isEqualTo(50);
        assertThat(move.sample()).hasSize(7);
        assertThat(only(WhatIf.of(many, grace("P3D"), at("2027-01-05"), 0)).sample())
                .isEmpty();
    }

    private static Change grace(String period) {
        return new Change(Span.parse(period), null, null, null, null);
    }

    private static WhatIf judge(Change change, String when, LicenseFixture... sales) {
        return WhatIf.of(
                Stream.of(sales).map(sale -> new Judged(sale.license(), false)).toList(), change, at(when), 20);
    }

    private static Move only(WhatIf result) {
        assertThat(result.moves()).hasSize(1);
        return result.moves().getFirst();
    }
}
