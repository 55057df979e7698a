package io.lictor.validation;

import static io.lictor.LicenseFixture.perpetual;
import static io.lictor.Samples.activated;
import static io.lictor.Samples.at;
import static io.lictor.Samples.modulesAdded;
import static io.lictor.Samples.modulesRemoved;
import static io.lictor.validation.ReasonCode.MODULE_NOT_LICENSED;
import static io.lictor.validation.Vendor.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.validation.Vendor.Question;
import io.lictor.value.ModuleGrant;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The modules the software wants: every one that is missing or has lapsed is named. */
class WantedModulesTest {

    private static final Question MACHINE = Question.from("m-1");
    private static final Instant END = at("2026-06-01");

    @Test
    void licensedModulesMayRun() {
        assertThat(vendor().when(MACHINE.wants("seg", "mesh"), END.minusMillis(1))
                        .valid())
                .isTrue();
        assertThat(vendor().when(MACHINE.wants(), END).valid()).isTrue();
    }

    @Test
    void aModuleHasLapsedAtExactlyItsEnd() {
        Reason reason = only(vendor().when(MACHINE.wants("seg", "mesh"), END));

        assertThat(reason)
                .isEqualTo(new Reason(
                        MODULE_NOT_LICENSED,
                        "Not licensed: mesh (ended on 2026-06-01).",
                        "Buy what is missing; it works without a restart.",
                        new EventRef(1, "LicenseIssued", at("2026-01-01")),
                        null,
                        null,
                        null,
                        null,
                        List.of("mesh")));
    }

    @Test
    void everyMissingModuleIsNamedOnceInTheOrderAskedFor() {
        Reason reason = only(vendor().when(MACHINE.wants("print", "mesh", "seg", "print", "nav"), END));

        assertThat(reason.modules()).containsExactly("print", "mesh", "nav");
        assertThat(reason.detail()).isEqualTo("Not licensed: print, mesh (ended on 2026-06-01), nav.");
    }

    @Test
    void theCauseIsTheLastEventAboutOneOfThem() {
        Vendor removed = vendor().and(
                        modulesAdded("2026-02-01", new ModuleGrant("print", null)),
                        modulesRemoved("2026-03-01", "print"),
                        modulesRemoved("2026-04-01", "nav"));
        assertThat(only(removed.when(MACHINE.wants("print"), END)).event())
                .isEqualTo(new EventRef(4, "ModulesRemoved", at("2026-03-01")));

        Vendor lapsed = vendor().and(
                        modulesAdded("2026-02-01", new ModuleGrant("print", at("2026-05-01"))),
                        modulesAdded("2026-03-01", new ModuleGrant("nav", null)));
        assertThat(only(lapsed.when(MACHINE.wants("print"), END)).event())
                .isEqualTo(new EventRef(3, "ModulesAdded", at("2026-02-01")));
    }

    @Test
    void aBoughtModuleRunsAtOnce() {
        Vendor vendor = vendor();
        assertThat(vendor.when(MACHINE.wants("print"), END).valid()).isFalse();

        vendor.and(modulesAdded("2026-06-01", new ModuleGrant("print", null), new ModuleGrant("mesh", null)));

        assertThat(vendor.when(MACHINE.wants("print", "mesh"), END).valid()).isTrue();
    }

    private static Vendor vendor() {
        return given(perpetual().module("seg").module("mesh", "2026-06-01").issued(), activated("m-1", "2026-01-02"));
    }

    private static Reason only(ValidationResult result) {
        assertThat(result.valid()).isFalse();
        assertThat(result.reasons()).hasSize(1);
        return result.reasons().getFirst();
    }
}
