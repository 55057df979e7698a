package io.lictor.activating;

import static io.lictor.spec.Given.given;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.freedByCustomer;
import static io.lictor.spec.Samples.freedByVendor;
import static io.lictor.spec.Samples.justBefore;
import static io.lictor.spec.Samples.perpetual;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.LicenseFixture;
import io.lictor.command.DeactivateMachine;
import io.lictor.command.Rejection;
import io.lictor.event.DeactivatedBy;
import io.lictor.spec.Given;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeactivateMachineTest {

    @Test
    void freesTheSeatWhoeverAsks() {
        given(fiveMachines().issued()).when(byVendor("m-1", "2026-03-01")).then(freedByVendor("m-1", "2026-03-01"));
        given(fiveMachines().issued()).when(byCustomer("m-1", "2026-03-01")).then(freedByCustomer("m-1", "2026-03-01"));
    }

    @Test
    void aMachineThatHasNoSeatIsNotFound() {
        given(fiveMachines().issued(), freedByVendor("m-1", "2026-03-01"))
                .when(byVendor("m-1", "2026-03-01"))
                .thenRejected(new Rejection.ActivationNotFound("m-1"));
    }

    @Test
    void withoutAnAllowanceCustomersFreeAsManyAsTheyLike() {
        given(fiveMachines().issued())
                .when(byCustomer("m-1", "2026-03-01"))
                .then(freedByCustomer("m-1", "2026-03-01"))
                .when(byCustomer("m-2", "2026-03-01"))
                .then(freedByCustomer("m-2", "2026-03-01"))
                .when(byCustomer("m-3", "2026-03-01"))
                .then(freedByCustomer("m-3", "2026-03-01"));
    }

    @Test
    void anAllowanceIsOpenAgainExactlyAPeriodAfterTheFirstOfThem() {
        Given twoFreed = given(
                fiveMachines().deactivations(2, "P30D").issued(),
                freedByCustomer("m-1", "2026-03-01"),
                freedByCustomer("m-2", "2026-03-11"));

        twoFreed.when(byCustomer("m-3", justBefore("2026-03-31")))
                .thenRejected(new Rejection.DeactivationAllowanceUsed(2, "P30D", at("2026-03-31")));
        twoFreed.when(byCustomer("m-3", at("2026-03-31"))).then(freedByCustomer("m-3", "2026-03-31"));
    }

    @Test
    void theWindowSlides() {
        given(
                        fiveMachines().deactivations(2, "P30D").issued(),
                        freedByCustomer("m-1", "2026-03-01"),
                        freedByCustomer("m-2", "2026-03-11"),
                        freedByCustomer("m-3", "2026-03-31"))
                .when(byCustomer("m-4", justBefore("2026-04-10")))
                .thenRejected(new Rejection.DeactivationAllowanceUsed(2, "P30D", at("2026-04-10")))
                .when(byCustomer("m-4", at("2026-04-10")))
                .then(freedByCustomer("m-4", "2026-04-10"));
    }

    @Test
    void theAllowanceBindsCustomersOnly() {
        given(fiveMachines().deactivations(1, "P30D").issued(), freedByCustomer("m-1", "2026-03-01"))
                .when(byVendor("m-2", "2026-03-02"))
                .then(freedByVendor("m-2", "2026-03-02"));
    }

    @Test
    void whatTheVendorFreesUsesNoAllowance() {
        given(fiveMachines().deactivations(1, "P30D").issued(), freedByVendor("m-1", "2026-03-01"))
                .when(byCustomer("m-2", "2026-03-02"))
                .then(freedByCustomer("m-2", "2026-03-02"));
    }

    @Test
    void anAllowanceOfAMonthGoesByTheCalendar() {
        Given freed =
                given(fiveMachines().deactivations(1, "P1M").issued(), freedByCustomer("m-1", "2026-01-31T10:00:00Z"));

        assertThat(freed.when(byCustomer("m-2", at("2026-02-28T09:59:59.999Z"))).code())
                .isEqualTo("DEACTIVATION_ALLOWANCE_USED");
        assertThat(freed.when(byCustomer("m-2", at("2026-02-28T10:00:00Z"))).code())
                .isEqualTo("OK");
    }

    private static LicenseFixture fiveMachines() {
        return perpetual()
                .seats(5)
                .machine("m-1")
                .machine("m-2")
                .machine("m-3")
                .machine("m-4")
                .machine("m-5");
    }

    private static DeactivateMachine byVendor(String fingerprint, String when) {
        return new DeactivateMachine(LICENSE, fingerprint, DeactivatedBy.VENDOR, at(when));
    }

    private static DeactivateMachine byCustomer(String fingerprint, String when) {
        return byCustomer(fingerprint, at(when));
    }

    private static DeactivateMachine byCustomer(String fingerprint, Instant when) {
        return new DeactivateMachine(LICENSE, fingerprint, DeactivatedBy.CUSTOMER, when);
    }
}
