package io.lictor.contents;

import static io.lictor.spec.Given.given;
import static io.lictor.spec.Sale.perpetual;
import static io.lictor.spec.Sale.subscription;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.at;

import io.lictor.command.AddModules;
import io.lictor.command.ChangeActivationLimit;
import io.lictor.command.ExtendUpgradePeriod;
import io.lictor.command.Rejection;
import io.lictor.command.RemoveModules;
import io.lictor.event.ActivationLimitChanged;
import io.lictor.event.ModulesAdded;
import io.lictor.event.ModulesRemoved;
import io.lictor.event.UpgradePeriodExtended;
import io.lictor.license.ModuleGrant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentsTest {

    private static final ModuleGrant MESH = new ModuleGrant("mesh", null);
    private static final ModuleGrant CT = new ModuleGrant("ct", at("2027-01-01"));
    private static final ModuleGrant CT_LONGER = new ModuleGrant("ct", at("2028-01-01"));

    @Test
    void modulesAreAddedOnce() {
        given(perpetual().issued())
                .when(add(MESH, CT))
                .then(new ModulesAdded(LICENSE, List.of(MESH, CT), at("2026-03-01")))
                .when(add(CT, MESH))
                .thenNothing();
    }

    @Test
    void onlyWhatIsNewIsRecorded() {
        given(perpetual().module("mesh").issued())
                .when(add(MESH, CT))
                .then(new ModulesAdded(LICENSE, List.of(CT), at("2026-03-01")));
    }

    @Test
    void anotherEndOfAModuleIsNews() {
        given(perpetual().module("ct", "2027-01-01").issued())
                .when(add(CT_LONGER))
                .then(new ModulesAdded(LICENSE, List.of(CT_LONGER), at("2026-03-01")))
                .when(add(CT_LONGER))
                .thenNothing();
    }

    @Test
    void modulesAreRemovedOnceWhateverTheirEnd() {
        given(perpetual().module("mesh").module("ct", "2027-01-01").issued())
                .when(remove("ct", "unknown", "ct"))
                .then(new ModulesRemoved(LICENSE, List.of("ct"), at("2026-03-01")))
                .when(remove("ct"))
                .thenNothing()
                .when(remove("mesh"))
                .then(new ModulesRemoved(LICENSE, List.of("mesh"), at("2026-03-01")));
    }

    @Test
    void theUpgradePeriodIsExtendedOnceAndNeverShortened() {
        given(perpetual().issued())
                .when(extendUpgradesUntil("2028-01-01"))
                .then(new UpgradePeriodExtended(LICENSE, at("2028-01-01"), at("2026-03-01")))
                .when(extendUpgradesUntil("2028-01-01"))
                .thenNothing()
                .when(extendUpgradesUntil("2027-12-31"))
                .thenRejected(new Rejection.NotAnExtension(at("2028-01-01")));
    }

    @Test
    void whatCoversEveryReleaseNeedsNoExtension() {
        given(subscription().issued()).when(extendUpgradesUntil("2028-01-01")).thenNothing();
    }

    @Test
    void theLimitIsChangedOnceAlsoBelowTheMachinesInUse() {
        given(perpetual().seats(3).machine("m-1").machine("m-2").issued())
                .when(limit(1))
                .then(new ActivationLimitChanged(LICENSE, 1, at("2026-03-01")))
                .when(limit(1))
                .thenNothing()
                .when(limit(5))
                .then(new ActivationLimitChanged(LICENSE, 5, at("2026-03-01")));
    }

    private static AddModules add(ModuleGrant... modules) {
        return new AddModules(LICENSE, List.of(modules), at("2026-03-01"));
    }

    private static RemoveModules remove(String... modules) {
        return new RemoveModules(LICENSE, List.of(modules), at("2026-03-01"));
    }

    private static ExtendUpgradePeriod extendUpgradesUntil(String until) {
        return new ExtendUpgradePeriod(LICENSE, at(until), at("2026-03-01"));
    }

    private static ChangeActivationLimit limit(int seats) {
        return new ChangeActivationLimit(LICENSE, seats, at("2026-03-01"));
    }
}
