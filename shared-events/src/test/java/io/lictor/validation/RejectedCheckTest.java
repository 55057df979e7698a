package io.lictor.validation;

import static io.lictor.LicenseFixture.perpetual;
import static io.lictor.LicenseFixture.subscription;
import static io.lictor.LicenseFixture.trial;
import static io.lictor.Samples.activated;
import static io.lictor.Samples.at;
import static io.lictor.Samples.bought;
import static io.lictor.Samples.canceled;
import static io.lictor.Samples.defined;
import static io.lictor.Samples.enabled;
import static io.lictor.Samples.extended;
import static io.lictor.Samples.freedByCustomer;
import static io.lictor.Samples.limitChanged;
import static io.lictor.Samples.released;
import static io.lictor.Samples.renewed;
import static io.lictor.Samples.reverted;
import static io.lictor.Samples.revoked;
import static io.lictor.Samples.suspended;
import static io.lictor.Samples.transferred;
import static io.lictor.Samples.upgraded;
import static io.lictor.Samples.versionDisabled;
import static io.lictor.Samples.versionEnabled;
import static io.lictor.validation.ReasonCode.LICENSE_DISABLED;
import static io.lictor.validation.ReasonCode.LICENSE_EXPIRED;
import static io.lictor.validation.ReasonCode.LICENSE_PENDING;
import static io.lictor.validation.ReasonCode.MACHINE_NOT_ACTIVATED;
import static io.lictor.validation.ReasonCode.MODULE_NOT_LICENSED;
import static io.lictor.validation.ReasonCode.PRODUCT_MISMATCH;
import static io.lictor.validation.ReasonCode.UPGRADE_PERIOD_ENDED;
import static io.lictor.validation.ReasonCode.VALID;
import static io.lictor.validation.ReasonCode.VERSION_DISABLED;
import static io.lictor.validation.ReasonCode.VERSION_NOT_COVERED;
import static io.lictor.validation.Vendor.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.license.License;
import io.lictor.license.Status;
import io.lictor.product.Product;
import io.lictor.validation.Vendor.Question;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each reason why the software may not run: what is said, what to do, and the event that brought it about. */
class RejectedCheckTest {

    private static final Question MACHINE = Question.from("m-1");

    @Test
    void anActivatedMachineMayRun() {
        ValidationResult result =
                given(perpetual().issued(), activated("m-1", "2026-01-02")).when(MACHINE, "2026-06-01");

        assertThat(result.valid()).isTrue();
        assertThat(result.code()).isEqualTo(VALID);
        assertThat(result.checkedAt()).isEqualTo(at("2026-06-01"));
        assertThat(result.reasons()).isEmpty();
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void aValidAnswerNeedsNoHistory() {
        License.Issued license =
                perpetual().machine("m-1", "2026-01-01").module("seg").license();

        ValidationResult result =
                Validation.validate(license, Product.UNDEFINED, MACHINE.query(), at("2026-06-01"), () -> {
                    throw new AssertionError("History is read for refusals only");
                });

        assertThat(result.valid()).isTrue();
    }

    @Test
    void aMistypedKeyIsATypingError() {
        ValidationResult result = ValidationResult.keyMalformed(at("2026-06-01"));

        assertThat(result.valid()).isFalse();
        assertThat(result.code()).isEqualTo(ReasonCode.KEY_MALFORMED);
        assertThat(result.license()).isNull();
        assertThat(only(result))
                .isEqualTo(new Reason(
                        ReasonCode.KEY_MALFORMED,
                        "This is not a licence key: a symbol is wrong, missing or in the wrong place.",
                        "Check the key for typing errors, or copy it from where it was sent to you."));
    }

    @Test
    void anUnknownKeyIsNobodys() {
        ValidationResult result = ValidationResult.licenseNotFound(at("2026-06-01"));

        assertThat(result.valid()).isFalse();
        assertThat(result.code()).isEqualTo(ReasonCode.LICENSE_NOT_FOUND);
        assertThat(result.checkedAt()).isEqualTo(at("2026-06-01"));
        assertThat(only(result).event()).isNull();
        assertThat(result.license()).isNull();
    }

    @Test
    void aReplacedKeySaysSoAndSince() {
        EventRef cause = new EventRef(2, "LicenseKeyReplaced", at("2026-05-01"));
        ValidationResult result = ValidationResult.keyReplaced(cause, at("2026-06-01"));

        assertThat(result.valid()).isFalse();
        assertThat(result.code()).isEqualTo(ReasonCode.KEY_REPLACED);
        assertThat(only(result).event()).isEqualTo(cause);
        assertThat(only(result).remedy()).contains("new key");
        assertThat(result.license()).isNull();
    }

    @Test
    void aSuspendedLicenceSaysSinceWhen() {
        Reason reason = only(given(perpetual().issued(), activated("m-1", "2026-01-02"), suspended("2026-03-01"))
                .when(MACHINE, "2026-06-01"));

        assertThat(reason.code()).isEqualTo(LICENSE_DISABLED);
        assertThat(reason.detail()).isEqualTo("The vendor suspended this licence on 2026-03-01.");
        assertThat(reason.event()).isEqualTo(new EventRef(3, "LicenseDisabled", at("2026-03-01")));
    }

    @Test
    void aRevokedLicenceIsSoForGood() {
        Reason reason = only(given(
                        perpetual().issued(),
                        activated("m-1", "2026-01-02"),
                        suspended("2026-03-01"),
                        enabled("2026-03-02"),
                        revoked("2026-04-01T09:30:00Z"))
                .when(MACHINE, "2026-06-01"));

        assertThat(reason.detail()).isEqualTo("The vendor revoked this licence on 2026-04-01 at 09:30 UTC, for good.");
        assertThat(reason.event()).isEqualTo(new EventRef(5, "LicenseDisabled", at("2026-04-01T09:30:00Z")));
    }

    @Test
    void aLicenceOfADisabledVersionNamesTheVersion() {
        ValidationResult result = given(
                        defined("2020-01-01"),
                        released("1.5", "2025-01-01"),
                        perpetual().tiedTo("1.5").issued(),
                        activated("m-1", "2026-01-02"),
                        released("1.4", "2024-01-01"),
                        versionDisabled("1.5", "2026-03-01"),
                        versionDisabled("1.4", "2026-03-02"))
                .when(MACHINE, "2026-06-01");

        Reason reason = only(result);
        assertThat(reason.code()).isEqualTo(LICENSE_DISABLED);
        assertThat(reason.detail()).isEqualTo("This licence is for version 1.5, which the vendor disabled.");
        assertThat(reason.event()).isEqualTo(new EventRef(4, "ProductVersionDisabled", at("2026-03-01")));
    }

    @Test
    void anEndedTrialWasSoldWithThatEnd() {
        Vendor vendor = given(trial().issued(), activated("m-1", "2026-01-02"));

        Reason reason = only(vendor.when(MACHINE, "2026-02-01"));
        assertThat(reason.code()).isEqualTo(LICENSE_EXPIRED);
        assertThat(reason.detail()).isEqualTo("The trial ended on 2026-02-01.");
        assertThat(reason.remedy()).isEqualTo("Buy a licence to go on working.");
        assertThat(reason.event()).isEqualTo(new EventRef(1, "LicenseIssued", at("2026-01-01")));
        assertThat(vendor.when(MACHINE, at("2026-02-01").minusMillis(1)).valid())
                .isTrue();
    }

    @Test
    void anExtendedTrialEndedWhenSupportSaid() {
        Reason reason = only(given(
                        trial().issued(),
                        activated("m-1", "2026-01-02"),
                        extended("2026-02-08", "2026-01-20"),
                        canceled("2026-01-21"))
                .when(MACHINE, "2026-06-01"));

        assertThat(reason.detail()).isEqualTo("The trial ended on 2026-02-08.");
        assertThat(reason.event()).isEqualTo(new EventRef(3, "TermExtended", at("2026-01-20")));
    }

    @Test
    void anExpiredSubscriptionNamesItsLastRenewal() {
        Vendor vendor = given(
                subscription().issued(),
                activated("m-1", "2026-01-02"),
                renewed("2027-01-01", "P1Y", "2026-12-20"),
                canceled("2027-03-01"));

        Reason reason = only(vendor.when(MACHINE, "2028-01-15"));
        assertThat(reason.code()).isEqualTo(LICENSE_EXPIRED);
        assertThat(reason.detail())
                .isEqualTo("The subscription ended on 2028-01-01 and its grace period on 2028-01-15.");
        assertThat(reason.event()).isEqualTo(new EventRef(3, "LicenseRenewed", at("2026-12-20")));
        assertThat(vendor.when(MACHINE, at("2028-01-15").minusMillis(1)).valid())
                .isTrue();
    }

    @Test
    void anImportedPerpetualLicenceWithAnEndIsNoSubscription() {
        Reason reason = only(given(perpetual()
                        .until("2026-05-01")
                        .machine("m-1", "2026-01-01")
                        .importedAt("2026-01-05"))
                .when(MACHINE, "2026-06-01"));

        assertThat(reason.detail()).isEqualTo("The licence ended on 2026-05-01.");
        assertThat(reason.event()).isEqualTo(new EventRef(1, "LicenseImported", at("2026-01-05")));
    }

    @Test
    void aPendingLicenceSaysWhenItBegins() {
        Vendor vendor = given(
                perpetual().from("2026-07-01").machine("m-1", "2026-01-01").issued());

        Reason reason = only(vendor.when(MACHINE, at("2026-07-01").minusMillis(1)));
        assertThat(reason.code()).isEqualTo(LICENSE_PENDING);
        assertThat(reason.detail()).isEqualTo("This licence begins on 2026-07-01.");
        assertThat(reason.event()).isEqualTo(new EventRef(1, "LicenseIssued", at("2026-01-01")));
        assertThat(vendor.when(MACHINE, "2026-07-01").valid()).isTrue();
    }

    @Test
    void anUnknownMachineHearsWhetherASeatIsFree() {
        Vendor vendor = given(perpetual().seats(2).issued(), activated("m-2", "2026-01-02"));

        Reason free = only(vendor.when(MACHINE, "2026-06-01"));
        assertThat(free.code()).isEqualTo(MACHINE_NOT_ACTIVATED);
        assertThat(free.detail()).isEqualTo("This machine is not activated; 1 of 2 activations is in use.");
        assertThat(free.remedy()).isEqualTo("Activate this machine: a seat is free.");
        assertThat(free.seatFree()).isTrue();
        assertThat(free.event()).isEqualTo(new EventRef(1, "LicenseIssued", at("2026-01-01")));

        Reason full = only(vendor.and(activated("m-3", "2026-01-03")).when(MACHINE, "2026-06-01"));
        assertThat(full.detail()).isEqualTo("This machine is not activated; 2 of 2 activations are in use.");
        assertThat(full.remedy()).isEqualTo("Deactivate another machine first, or buy a seat.");
        assertThat(full.seatFree()).isFalse();

        Reason over = only(vendor.and(limitChanged(1, "2026-01-04")).when(MACHINE, "2026-06-01"));
        assertThat(over.detail()).isEqualTo("This machine is not activated; 2 others are, on a licence for 1.");
        assertThat(over.seatFree()).isFalse();
    }

    @Test
    void whereThereMayBeAnyNumberOfMachinesASeatIsFree() {
        Reason reason = only(given(perpetual().unlimited().issued(), activated("m-2", "2026-01-02"))
                .when(MACHINE, "2026-06-01"));

        assertThat(reason.detail())
                .isEqualTo("This machine is not activated; this licence is for any number of machines.");
        assertThat(reason.seatFree()).isTrue();
    }

    @Test
    void aDeactivatedMachineHearsWhenThatWas() {
        Reason reason = only(given(
                        perpetual().issued(),
                        activated("m-1", "2026-01-02"),
                        freedByCustomer("m-1", "2026-02-01"),
                        activated("m-2", "2026-02-02"),
                        freedByCustomer("m-2", "2026-02-03"))
                .when(MACHINE, "2026-06-01"));

        assertThat(reason.code()).isEqualTo(MACHINE_NOT_ACTIVATED);
        assertThat(reason.event()).isEqualTo(new EventRef(3, "MachineDeactivated", at("2026-02-01")));
    }

    @Test
    void aMachineClearedByATransferHearsOfTheTransfer() {
        Reason reason = only(given(
                        perpetual().issued(),
                        activated("m-1", "2026-01-02"),
                        transferred("c-2", false, "2026-02-01"),
                        transferred("c-3", true, "2026-03-01"))
                .when(MACHINE, "2026-06-01"));

        assertThat(reason.event()).isEqualTo(new EventRef(3, "LicenseTransferred", at("2026-02-01")));
    }

    @Test
    void anUpgradedLicenceRunsWhereItWasActivatedAndTakesNoNewMachine() {
        Vendor vendor = given(perpetual().issued(), activated("m-1", "2026-01-02"), upgraded("2026-03-01"));

        assertThat(vendor.when(MACHINE, "2026-06-01").valid()).isTrue();

        Reason reason = only(vendor.when(Question.from("m-2"), "2026-06-01"));
        assertThat(reason.code()).isEqualTo(MACHINE_NOT_ACTIVATED);
        assertThat(reason.seatFree()).isFalse();
        assertThat(reason.remedy()).isEqualTo("Use the key of the licence that replaced this one.");

        assertThat(only(vendor.and(reverted("2026-04-01")).when(Question.from("m-2"), "2026-06-01"))
                        .seatFree())
                .isTrue();
    }

    @Test
    void aKeyOfAnotherProductNamesBoth() {
        Reason reason =
                only(given(perpetual().issued(), activated("m-1", "2026-01-02")).when(MACHINE.of("cad"), "2026-06-01"));

        assertThat(reason.code()).isEqualTo(PRODUCT_MISMATCH);
        assertThat(reason.detail()).isEqualTo("This key is for seg, not for cad.");
        assertThat(reason.remedy()).isEqualTo("Enter the key of cad, or install seg.");
        assertThat(reason.product()).isEqualTo("seg");
        assertThat(reason.event()).isEqualTo(new EventRef(1, "LicenseIssued", at("2026-01-01")));
    }

    @Test
    void theVersionsOfAnotherProductSayNothingAboutThisOne() {
        ValidationResult result = given(
                        defined("2020-01-01"),
                        released("1.0", "2020-01-01"),
                        released("2.0", "2026-11-11"),
                        versionDisabled("2.0", "2026-11-12"),
                        perpetual().tiedTo("1.0").upgradesUntil("2026-03-31").issued(),
                        activated("m-1", "2026-01-02"))
                .when(MACHINE.of("cad").version("2.0"), "2026-12-01");

        assertThat(codes(result)).containsExactly(PRODUCT_MISMATCH);
    }

    @Test
    void aDisabledVersionNoLongerWorksUntilItIsEnabled() {
        Vendor vendor = given(
                defined("2020-01-01"),
                released("1.4", "2025-01-01"),
                released("1.5", "2025-06-01"),
                versionDisabled("1.5", "2026-02-01"),
                versionDisabled("1.4", "2026-02-02"),
                perpetual().issued(),
                activated("m-1", "2026-01-02"));

        Reason reason = only(vendor.when(MACHINE.version("1.5"), "2026-06-01"));
        assertThat(reason.code()).isEqualTo(VERSION_DISABLED);
        assertThat(reason.detail()).isEqualTo("Version 1.5 no longer works: the vendor disabled it.");
        assertThat(reason.event()).isEqualTo(new EventRef(4, "ProductVersionDisabled", at("2026-02-01")));
        assertThat(vendor.when(MACHINE.version("1.6"), "2026-06-01").valid()).isTrue();
        assertThat(vendor.when(MACHINE, "2026-06-01").valid()).isTrue();
        assertThat(vendor.and(versionEnabled("1.5", "2026-03-01"))
                        .when(MACHINE.version("1.5"), "2026-06-01")
                        .valid())
                .isTrue();
    }

    @Test
    void allReasonsAreGivenAtOnceInTheOrderInWhichTheyDecide() {
        ValidationResult result = given(
                        defined("2020-01-01"),
                        released("1.0", "2020-01-01"),
                        released("2.0", "2026-11-11"),
                        versionDisabled("2.0", "2026-11-12"),
                        perpetual()
                                .tiedTo("1.0")
                                .upgradesUntil("2026-03-31")
                                .module("seg", "2026-06-01")
                                .issued(),
                        suspended("2026-03-01"))
                .when(MACHINE.version("2.0").wants("seg"), "2026-12-01");

        assertThat(result.valid()).isFalse();
        assertThat(result.code()).isEqualTo(LICENSE_DISABLED);
        assertThat(codes(result))
                .containsExactly(
                        LICENSE_DISABLED,
                        MACHINE_NOT_ACTIVATED,
                        VERSION_DISABLED,
                        UPGRADE_PERIOD_ENDED,
                        VERSION_NOT_COVERED,
                        MODULE_NOT_LICENSED)
                .isSorted();
        assertThat(result.reasons()).allSatisfy(reason -> {
            assertThat(reason.detail()).isNotBlank();
            assertThat(reason.remedy()).isNotBlank();
            assertThat(reason.event()).isNotNull();
        });
    }

    @Test
    void theStatusIsTheFirstThatMatches() {
        assertThat(codes(given(trial().issued(), activated("m-1", "2026-01-02"), suspended("2026-01-03"))
                        .when(MACHINE, "2026-06-01")))
                .containsExactly(LICENSE_DISABLED);
        assertThat(codes(given(trial().from("2026-08-01")
                                .machine("m-1", "2026-01-01")
                                .issued())
                        .when(MACHINE, "2026-06-01")))
                .containsExactly(LICENSE_EXPIRED);
    }

    @Test
    void aProductMismatchStandsBetweenTheMachineAndTheModules() {
        assertThat(codes(given(perpetual().issued()).when(MACHINE.of("cad").wants("seg"), "2026-06-01")))
                .containsExactly(MACHINE_NOT_ACTIVATED, PRODUCT_MISMATCH, MODULE_NOT_LICENSED);
    }

    @ParameterizedTest
    @CsvSource({"2026-06-01, true", "2027-01-05, true", "2027-01-15, false"})
    void graceKeepsTheSoftwareRunning(String at, boolean valid) {
        assertThat(given(subscription().issued(), activated("m-1", "2026-01-02"))
                        .when(MACHINE, at)
                        .valid())
                .isEqualTo(valid);
    }

    @Test
    void theFactsOfTheLicenceComeWithEveryAnswer() {
        var facts = given(
                        subscription()
                                .seats(3)
                                .module("seg")
                                .module("mesh", "2026-06-01")
                                .upgradesUntil("2027-06-01")
                                .issued(),
                        activated("m-1", "2026-01-02"))
                .when(Question.from("m-9"), "2027-01-05")
                .license();

        assertThat(facts.status()).isEqualTo(Status.GRACE);
        assertThat(facts.graceDaysLeft()).isEqualTo(10);
        assertThat(facts.statusUntil()).isEqualTo(at("2027-01-15"));
        assertThat(facts.term().endsAt()).isEqualTo(at("2027-01-01"));
        assertThat(facts.upgradesUntil()).isEqualTo(at("2027-06-01"));
        assertThat(facts.activations().limit()).isEqualTo(3);
        assertThat(facts.activations().used()).isEqualTo(1);
        assertThat(facts.modules()).containsExactly("seg");
        assertThat(facts.autoRenew()).isTrue();
        assertThat(facts.keyHint()).isEqualTo("ABCDE");
    }

    @Test
    void onlyASubscriptionSaysWhetherItRenews() {
        assertThat(given(perpetual().issued())
                        .when(MACHINE, "2026-06-01")
                        .license()
                        .autoRenew())
                .isNull();
        assertThat(given(trial().issued(), bought("2027-01-15", "2026-01-15"))
                        .when(MACHINE, "2026-06-01")
                        .license()
                        .autoRenew())
                .isNull();
    }

    private static Reason only(ValidationResult result) {
        assertThat(result.valid()).isFalse();
        assertThat(result.reasons()).hasSize(1);
        assertThat(result.code()).isEqualTo(result.reasons().getFirst().code());
        assertThat(result.warnings()).isEmpty();
        return result.reasons().getFirst();
    }

    private static List<ReasonCode> codes(ValidationResult result) {
        return result.reasons().stream().map(Reason::code).toList();
    }
}
