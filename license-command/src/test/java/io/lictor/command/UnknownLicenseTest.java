package io.lictor.command;

import static io.lictor.spec.Given.given;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.OTHER;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.span;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.event.DeactivatedBy;
import io.lictor.value.ActivationLimit;
import io.lictor.value.DisableCause;
import io.lictor.value.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnknownLicenseTest {

    private static final Instant NOW = at("2026-03-01");

    static Stream<ChangeLicense> oneOfEachCommand() {
        return Stream.of(
                new ActivateLicense(LICENSE, "m-1", null, null, NOW),
                new DeactivateMachine(LICENSE, "m-1", DeactivatedBy.VENDOR, NOW),
                new RenewLicense(LICENSE, new RenewLicense.Paid.For(span("P1Y")), null, NOW),
                new ExtendTerm(LICENSE, NOW, "late", NOW),
                new CancelAutoRenew(LICENSE, NOW),
                new ResumeAutoRenew(LICENSE, NOW),
                new UpgradeLicense(LICENSE, OTHER, Kind.PERPETUAL, null, null, null, null, NOW),
                new RevertUpgrade(LICENSE, NOW),
                new TellPredecessors(LICENSE, NOW),
                new ConvertTrial(LICENSE, Kind.PERPETUAL, null, NOW),
                new AddModules(LICENSE, List.of(), NOW),
                new RemoveModules(LICENSE, List.of(), NOW),
                new ExtendUpgradePeriod(LICENSE, NOW, NOW),
                new ChangeActivationLimit(LICENSE, ActivationLimit.of(1), NOW),
                new ChangeMetadata(LICENSE, Map.of("order", "A-1"), Set.of(), NOW),
                new DisableLicense(LICENSE, DisableCause.REVOKED, "why", NOW),
                new EnableLicense(LICENSE, NOW),
                new ReissueKey(LICENSE, NOW),
                new TransferLicense(LICENSE, "c-2", true, false, NOW),
                new EraseTexts(LICENSE, NOW),
                new WithdrawLicense(LICENSE, null, NOW),
                new AnnouncePassedInstants(LICENSE, NOW));
    }

    @ParameterizedTest
    @MethodSource("oneOfEachCommand")
    void nothingCanBeDoneToIt(ChangeLicense command) {
        given().when(command).thenRejected(new Rejection.LicenseNotFound(LICENSE));
    }

    @Test
    void noCommandIsForgottenHere() {
        assertThat(oneOfEachCommand().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrder(ChangeLicense.class.getPermittedSubclasses());
    }
}
