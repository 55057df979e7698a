package io.lictor.validation;

import static io.lictor.LicenseFixture.perpetual;
import static io.lictor.LicenseFixture.trial;
import static io.lictor.Samples.defined;
import static io.lictor.Samples.revoked;
import static io.lictor.Samples.suspended;
import static io.lictor.validation.Vendor.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.event.Event;
import io.lictor.validation.Vendor.Question;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Advice about a further reason, while the first keeps the licence from being used at all. */
class AdviceTest {

    private static final Question NEW_MACHINE = Question.from("m-2");

    private static List<String> remedies(Question question, String at, Event... events) {
        return given(events).when(question, at).reasons().stream()
                .map(Reason::remedy)
                .toList();
    }

    @Test
    void nobodyIsToldToActivateARevokedLicence() {
        assertThat(remedies(NEW_MACHINE.wants("seg"), "2026-06-01", perpetual().issued(), revoked("2026-05-01")))
                .containsExactly(
                        "Ask the vendor why, or for another licence.",
                        "This does not matter any more: the licence was revoked for good.",
                        "This does not matter any more: the licence was revoked for good.");
    }

    @Test
    void whatIsSuspendedOrPendingIsSeenToLater() {
        assertThat(remedies(NEW_MACHINE, "2026-06-01", perpetual().issued(), suspended("2026-05-01")))
                .containsExactly(
                        "Ask the vendor why, and when it is enabled again.",
                        "Once the vendor has enabled the licence again, activate this machine: a seat is free.");
        assertThat(remedies(
                        NEW_MACHINE,
                        "2026-06-01",
                        perpetual().from("2026-08-01").issued()))
                .containsExactly(
                        "Wait until then, or ask the vendor for an earlier start.",
                        "Once the licence has begun, activate this machine: a seat is free.");
    }

    @Test
    void anExpiredLicenceIsToBeReplacedFirst() {
        assertThat(remedies(NEW_MACHINE, "2026-06-01", trial().issued()))
                .containsExactly(
                        "Buy a licence to go on working.",
                        "Get a licence that is valid first; then this can be seen to.");
    }

    @Test
    void theKeyOfAnotherProductTakesNoSeat() {
        assertThat(remedies(
                        NEW_MACHINE.of("cad").wants("mesh"),
                        "2026-06-01",
                        defined("2020-01-01"),
                        perpetual().issued()))
                .containsExactly(
                        "Enter the key of cad first; this is about the key of another product.",
                        "Enter the key of cad, or install seg.",
                        "Enter the key of cad first; this is about the key of another product.");
    }
}
