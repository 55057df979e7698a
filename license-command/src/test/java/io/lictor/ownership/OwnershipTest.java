package io.lictor.ownership;

import static io.lictor.spec.Given.given;
import static io.lictor.spec.Samples.KEYS;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.OTHER;
import static io.lictor.spec.Samples.SUCCESSOR;
import static io.lictor.spec.Samples.activated;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.perpetual;
import static io.lictor.spec.Samples.revoked;
import static io.lictor.spec.Samples.upgraded;

import io.lictor.command.ActivateLicense;
import io.lictor.command.ReissueKey;
import io.lictor.command.Rejection;
import io.lictor.command.TransferLicense;
import io.lictor.event.KeyReissued;
import io.lictor.event.LicenseDisabled;
import io.lictor.event.LicenseImported;
import io.lictor.event.LicenseTransferred;
import io.lictor.event.LicenseUpgraded;
import io.lictor.event.UpgradeReverted;
import io.lictor.key.TypedKey;
import io.lictor.spec.Given;
import io.lictor.value.DisableCause;
import io.lictor.value.KeyRef;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OwnershipTest {

    @Test
    void everyReissueIsTheNextGenerationAndMachinesStay() {
        given(perpetual().seats(1).machine("m-1").issued())
                .when(reissue())
                .then(new KeyReissued(LICENSE, KEYS.reference(LICENSE, 2), at("2026-03-01")))
                .when(reissue())
                .then(new KeyReissued(LICENSE, KEYS.reference(LICENSE, 3), at("2026-03-01")))
                .when(new ActivateLicense(LICENSE, "m-1", null, null, at("2026-03-01")))
                .thenNothing();
    }

    @Test
    void anImportedKeyIsReplacedByOneOfOurs() {
        KeyRef own = KEYS.referenceOfImported(TypedKey.read("LEGACY-0042-XYZ")).orElseThrow();

        given(new LicenseImported(LICENSE, perpetual().contents(), own, at("2019-01-01"), at("2026-02-01")))
                .when(reissue())
                .then(new KeyReissued(LICENSE, KEYS.reference(LICENSE, 2), at("2026-03-01")));
    }

    @Test
    void goesToAnotherCustomerOnceWithItsMachines() {
        given(perpetual().seats(1).machine("m-1").issued())
                .when(transfer("c-2", true))
                .then(new LicenseTransferred(LICENSE, "c-2", true, at("2026-03-01")))
                .when(transfer("c-2", true))
                .thenNothing()
                .when(new ActivateLicense(LICENSE, "m-1", null, null, at("2026-03-01")))
                .thenNothing();
    }

    @Test
    void orLeavesItsMachinesBehind() {
        given(perpetual().seats(1).machine("m-1").issued())
                .when(transfer("c-2", false))
                .then(new LicenseTransferred(LICENSE, "c-2", false, at("2026-03-01")))
                .when(transfer("c-2", false))
                .thenNothing()
                .when(new ActivateLicense(LICENSE, "m-2", null, null, at("2026-03-01")))
                .then(activated("m-2", "2026-03-01"));
    }

    @Test
    void toItsOwnCustomerOnlyTheMachinesMatter() {
        given(perpetual().machine("m-1").issued())
                .when(transfer("c-1", true))
                .thenNothing()
                .when(transfer("c-1", false))
                .then(new LicenseTransferred(LICENSE, "c-1", false, at("2026-03-01")));
    }

    @Test
    void whatWasUpgradedIsNotTransferred() {
        given(perpetual().issued(), upgraded("2026-02-01"))
                .when(transfer("c-2", true))
                .thenRejected(new Rejection.LicenseUpgraded(SUCCESSOR));
    }

    @Test
    void theWholeChainGoesWithIt() {
        chain().when(new TransferLicense(SUCCESSOR, "c-2", true, false, at("2026-03-01")))
                .then(transferred(SUCCESSOR, true), transferred(LICENSE, true))
                .when(new TransferLicense(SUCCESSOR, "c-2", true, false, at("2026-03-01")))
                .thenNothing();
    }

    @Test
    void alsoThoseThatAreOverAndThoseBeforeThem() {
        chain().and(
                        new LicenseDisabled(SUCCESSOR, DisableCause.REVOKED, "a refund", at("2026-02-10")),
                        new UpgradeReverted(LICENSE, SUCCESSOR, at("2026-02-10")),
                        new LicenseUpgraded(LICENSE, OTHER, null, at("2026-02-20")),
                        perpetual().as(OTHER).replacing(LICENSE).issued())
                .when(new TransferLicense(OTHER, "c-2", false, false, at("2026-03-01")))
                .then(transferred(OTHER, false), transferred(LICENSE, false), transferred(SUCCESSOR, false));
    }

    /** Older releases moved one licence alone. */
    @Test
    void whatWasLeftBehindIsFetched() {
        chain().and(transferred(SUCCESSOR, true))
                .when(new TransferLicense(SUCCESSOR, "c-2", true, false, at("2026-03-01")))
                .then(transferred(LICENSE, true));
    }

    @Test
    void withNewKeysNoneOfTheOldOwnersWorks() {
        chain().when(new TransferLicense(SUCCESSOR, "c-2", true, true, at("2026-03-01")))
                .then(
                        transferred(SUCCESSOR, true),
                        new KeyReissued(SUCCESSOR, KEYS.reference(SUCCESSOR, 2), at("2026-03-01")),
                        transferred(LICENSE, true),
                        new KeyReissued(LICENSE, KEYS.reference(LICENSE, 2), at("2026-03-01")))
                .when(new TransferLicense(SUCCESSOR, "c-2", true, true, at("2026-03-01")))
                .thenNothing();
    }

    @Test
    void keysCanBeReplacedAfterwards() {
        given(perpetual().issued(), transferred(LICENSE, true))
                .when(new TransferLicense(LICENSE, "c-2", true, true, at("2026-03-01")))
                .then(new KeyReissued(LICENSE, KEYS.reference(LICENSE, 2), at("2026-03-01")));
    }

    @Test
    void aRevokedLicenceMayStillGetAnotherKey() {
        given(perpetual().issued(), revoked("2026-02-01"))
                .when(reissue())
                .then(new KeyReissued(LICENSE, KEYS.reference(LICENSE, 2), at("2026-03-01")));
    }

    private static ReissueKey reissue() {
        return new ReissueKey(LICENSE, at("2026-03-01"));
    }

    private static TransferLicense transfer(String customer, boolean keepMachines) {
        return new TransferLicense(LICENSE, customer, keepMachines, false, at("2026-03-01"));
    }

    private static Given chain() {
        return given(
                perpetual().machine("m-1").issued(),
                new LicenseUpgraded(LICENSE, SUCCESSOR, null, at("2026-02-01")),
                perpetual().machine("m-1").as(SUCCESSOR).replacing(LICENSE).issued());
    }

    private static LicenseTransferred transferred(UUID licenseId, boolean keepMachines) {
        return new LicenseTransferred(licenseId, "c-2", keepMachines, at("2026-03-01"));
    }
}
