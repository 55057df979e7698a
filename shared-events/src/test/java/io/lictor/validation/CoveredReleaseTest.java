package io.lictor.validation;

import static io.lictor.LicenseFixture.perpetual;
import static io.lictor.LicenseFixture.trial;
import static io.lictor.Samples.activated;
import static io.lictor.Samples.at;
import static io.lictor.Samples.bought;
import static io.lictor.Samples.defined;
import static io.lictor.Samples.limitChanged;
import static io.lictor.Samples.released;
import static io.lictor.Samples.upgraded;
import static io.lictor.Samples.upgradesExtended;
import static io.lictor.Samples.versionDisabled;
import static io.lictor.validation.ReasonCode.UPGRADE_PERIOD_ENDED;
import static io.lictor.validation.ReasonCode.VERSION_NOT_COVERED;
import static io.lictor.validation.Vendor.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.LicenseFixture;
import io.lictor.event.LicenseEvent;
import io.lictor.validation.Vendor.Question;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which releases a licence is good for: by its upgrade period, and by the version it is tied to. */
class CoveredReleaseTest {

    private static final Question MACHINE = Question.from("m-1");
    private static final String LATER = "2026-12-01";

    @Test
    void aReleaseAfterTheUpgradePeriodHearsWhichOneIsCovered() {
        Reason reason = only(sold(perpetual().upgradesUntil("2026-03-31")).when(MACHINE.version("2.0"), LATER));

        assertThat(reason)
                .isEqualTo(new Reason(
                        UPGRADE_PERIOD_ENDED,
                        "Release 2.0 of 2026-11-11 came after the upgrade period ended on 2026-03-31.",
                        "Install 1.5 or older, or extend the upgrade period.",
                        new EventRef(1, "LicenseIssued", at("2026-01-01")),
                        null,
                        null,
                        at("2026-03-31"),
                        "1.5",
                        null));
    }

    @Test
    void olderReleasesKeepWorkingForEver() {
        Vendor vendor = sold(perpetual().upgradesUntil("2026-03-31"));

        assertThat(vendor.when(MACHINE.version("1.5"), "2126-12-01").valid()).isTrue();
        assertThat(vendor.when(MACHINE.version("1.4"), "2126-12-01").valid()).isTrue();
        assertThat(vendor.when(MACHINE, "2126-12-01").valid()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-30T23:59:59.999Z, true",
        "2026-03-31T00:00:00Z, false",
        "2026-03-31T00:00:00.001Z, false",
    })
    void aReleaseAtExactlyTheEndOfTheUpgradePeriodIsNoLongerCovered(String releasedAt, boolean covered) {
        Vendor vendor = sold(perpetual().upgradesUntil("2026-03-31"));

        assertThat(vendor.when(MACHINE.version("1.9").releasedAt(releasedAt), LATER)
                        .valid())
                .isEqualTo(covered);
        assertThat(vendor.and(released("1.9", releasedAt))
                        .when(MACHINE.version("1.9"), LATER)
                        .valid())
                .isEqualTo(covered);
    }

    @Test
    void theDateTheVendorPublishedWinsOverTheOneTheSoftwareSays() {
        Vendor vendor = sold(perpetual().upgradesUntil("2026-03-31"));

        assertThat(codes(vendor.when(MACHINE.version("2.0").releasedAt("2020-01-01"), LATER)))
                .containsExactly(UPGRADE_PERIOD_ENDED);
        assertThat(vendor.when(MACHINE.version("1.5").releasedAt("2026-11-11"), LATER)
                        .valid())
                .isTrue();
    }

    @Test
    void aReleaseThatGivesItsDateOnlyIsJudgedByIt() {
        Reason reason = only(
                sold(perpetual().upgradesUntil("2026-03-31")).when(MACHINE.releasedAt("2026-11-11T10:00:00Z"), LATER));

        assertThat(reason.detail())
                .isEqualTo(
                        "This release of 2026-11-11 at 10:00 UTC came after the upgrade period ended on 2026-03-31.");
    }

    @Test
    void aReleaseOfUnknownDateIsNotHeldAgainstAnOpenLicence() {
        assertThat(sold(perpetual().upgradesUntil("2026-03-31"))
                        .when(MACHINE.version("nightly"), LATER)
                        .valid())
                .isTrue();
    }

    @Test
    void withoutAnUpgradePeriodEveryReleaseIsCovered() {
        assertThat(sold(perpetual()).when(MACHINE.version("2.0"), LATER).valid())
                .isTrue();
    }

    @Test
    void theNewestCoveredReleaseIsOneThatWorks() {
        Vendor vendor = sold(perpetual().upgradesUntil("2026-03-31"));

        assertThat(only(vendor.and(versionDisabled("1.5", "2026-04-01")).when(MACHINE.version("2.0"), LATER))
                        .newestCoveredVersion())
                .isEqualTo("1.4");
        Reason none = only(vendor.and(versionDisabled("1.4", "2026-04-01"), versionDisabled("1.3", "2026-04-01"))
                .when(MACHINE.version("2.0"), LATER));
        assertThat(none.newestCoveredVersion()).isNull();
        assertThat(none.remedy()).isEqualTo("Install an older release, or extend the upgrade period.");
    }

    @Test
    void theCauseIsTheEventThatSetThePeriodLast() {
        Vendor extended = sold(
                perpetual().upgradesUntil("2026-03-31"),
                upgradesExtended("2026-05-01", "2026-02-01"),
                limitChanged(3, "2026-02-02"));
        Reason reason = only(extended.when(MACHINE.version("2.0"), LATER));
        assertThat(reason.event()).isEqualTo(new EventRef(3, "UpgradePeriodExtended", at("2026-02-01")));
        assertThat(reason.upgradesUntil()).isEqualTo(at("2026-05-01"));

        assertThat(only(sold(trial(), bought("2026-06-15", "2026-01-15")).when(MACHINE.version("2.0"), LATER))
                        .event())
                .isEqualTo(new EventRef(3, "TrialConverted", at("2026-01-15")));
        assertThat(extended.and(upgradesExtended("2026-11-12", "2026-11-20"))
                        .when(MACHINE.version("2.0"), LATER)
                        .valid())
                .isTrue();
    }

    @Test
    void anUpgradedLicenceStillCoversWhatItCovered() {
        Vendor vendor = sold(perpetual().upgradesUntil("2026-03-31"), upgraded("2026-04-01"));

        assertThat(vendor.when(MACHINE.version("1.5"), LATER).valid()).isTrue();
        assertThat(codes(vendor.when(MACHINE.version("2.0"), LATER))).containsExactly(UPGRADE_PERIOD_ENDED);
    }

    @ParameterizedTest
    @CsvSource({
        "1.4, , true", // the very version
        "1.3, , true", // older
        "1.5, , false", // newer
        "nightly, , false", // nobody knows how old
        "nightly, 2024-12-31, true", // older by its own word
        "nightly, 2025-01-01, false", // of the same day, but another
        "nightly, 2025-01-02, false",
        "1.4, 2026-11-11, true", // the vendor's date wins
        ", 2024-12-31, true",
        ", 2025-01-01, true", // may be the very version
        ", 2025-01-01T00:00:00.001Z, false",
        ", , true", // asks about its machine only
    })
    void aTiedLicenceCoversItsVersionAndOlderOnes(String version, String releasedAt, boolean covered) {
        Question question = MACHINE.version(version);
        ValidationResult result = sold(perpetual().tiedTo("1.4"))
                .when(releasedAt == null ? question : question.releasedAt(releasedAt), LATER);

        assertThat(codes(result)).isEqualTo(covered ? List.of() : List.of(VERSION_NOT_COVERED));
    }

    @Test
    void aVersionThatIsNotCoveredHearsWhichOneIs() {
        Reason reason = only(sold(perpetual().tiedTo("1.4")).when(MACHINE.version("1.5"), LATER));

        assertThat(reason)
                .isEqualTo(new Reason(
                        VERSION_NOT_COVERED,
                        "This licence is for version 1.4; Release 1.5 of 2025-06-01 is not covered.",
                        "Install 1.4, or upgrade the licence.",
                        new EventRef(1, "LicenseIssued", at("2026-01-01")),
                        null,
                        null,
                        null,
                        "1.4",
                        null));
    }

    @ParameterizedTest
    @CsvSource({"2026, true", "1.4, false", "nightly, false"})
    void aLicenceTiedToAnUnknownVersionCoversThatOneOnly(String version, boolean covered) {
        assertThat(sold(perpetual().tiedTo("2026"))
                        .when(MACHINE.version(version), LATER)
                        .valid())
                .isEqualTo(covered);
    }

    @Test
    void theVersionItWasSoldForIsCoveredEvenIfItCameOutLater() {
        assertThat(sold(perpetual().tiedTo("2.0").upgradesUntil("2026-03-31"))
                        .when(MACHINE.version("2.0"), LATER)
                        .valid())
                .isTrue();
    }

    @Test
    void noTiedLicenceIsToldToInstallWhatItsTieRefuses() {
        ValidationResult result =
                sold(perpetual().tiedTo("1.4").upgradesUntil("2026-03-31")).when(MACHINE.version("2.0"), LATER);

        assertThat(codes(result)).containsExactly(UPGRADE_PERIOD_ENDED, VERSION_NOT_COVERED);
        assertThat(result.reasons()).extracting(Reason::newestCoveredVersion).containsExactly("1.4", "1.4");
        assertThat(result.reasons().getFirst().remedy())
                .isEqualTo("Install 1.4 or older, or extend the upgrade period.");
    }

    /** The licence, activated, of a product with releases 1.3, 1.4 (2025-01-01), 1.5 (2025-06-01), 2.0 (2026-11-11). */
    private static Vendor sold(LicenseFixture sale, LicenseEvent... then) {
        return given(
                        defined("2020-01-01"),
                        released("1.3", "2024-01-01"),
                        released("1.4", "2025-01-01"),
                        released("1.5", "2025-06-01"),
                        released("2.0", "2026-11-11"),
                        sale.issued(),
                        activated("m-1", "2026-01-02"))
                .and(then);
    }

    private static Reason only(ValidationResult result) {
        assertThat(result.reasons()).hasSize(1);
        return result.reasons().getFirst();
    }

    private static List<ReasonCode> codes(ValidationResult result) {
        return result.reasons().stream().map(Reason::code).toList();
    }
}
