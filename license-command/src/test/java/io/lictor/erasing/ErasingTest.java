package io.lictor.erasing;

import static io.lictor.spec.Given.given;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.activated;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.freedByVendor;
import static io.lictor.spec.Samples.perpetual;
import static io.lictor.spec.Samples.revoked;
import static io.lictor.spec.Samples.suspended;

import io.lictor.command.EraseTexts;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseEnabled;
import io.lictor.event.TextsErased;
import org.junit.jupiter.api.Test;

class ErasingTest {

    private static final LicenseActivated LABELLED =
            new LicenseActivated(LICENSE, "m-1", "Reading room 1", null, at("2026-02-01"));

    @Test
    void isDoneOnce() {
        given(perpetual().issued(), LABELLED)
                .when(erase())
                .then(new TextsErased(LICENSE, at("2026-03-01")))
                .when(erase())
                .thenNothing();
    }

    @Test
    void whereNothingWasWrittenThereIsNothingToErase() {
        given(perpetual().issued(), activated("m-1", "2026-02-01"))
                .when(erase())
                .thenNothing();
    }

    /** They are still in the history, if nowhere else. */
    @Test
    void textsOfThePastAreErasedToo() {
        given(perpetual().issued(), LABELLED, freedByVendor("m-1", "2026-02-02"))
                .when(erase())
                .then(new TextsErased(LICENSE, at("2026-03-01")));
        given(perpetual().issued(), suspended("2026-02-01"), new LicenseEnabled(LICENSE, at("2026-02-02")))
                .when(erase())
                .then(new TextsErased(LICENSE, at("2026-03-01")));
    }

    @Test
    void aLicenceThatWasRevokedIsNoExcuse() {
        given(perpetual().issued(), revoked("2026-02-01"))
                .when(erase())
                .then(new TextsErased(LICENSE, at("2026-03-01")));
    }

    private static EraseTexts erase() {
        return new EraseTexts(LICENSE, at("2026-03-01"));
    }
}
