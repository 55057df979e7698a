package io.lictor.contents;

import static io.lictor.spec.Given.given;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.OTHER;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.perpetual;
import static io.lictor.spec.Samples.subscription;

import io.lictor.command.ActivateLicense;
import io.lictor.command.AddModules;
import io.lictor.command.ChangeActivationLimit;
import io.lictor.command.ChangeMetadata;
import io.lictor.command.ExtendUpgradePeriod;
import io.lictor.command.Rejection;
import io.lictor.command.RemoveModules;
import io.lictor.event.ActivationLimitChanged;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseDisabled;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseUpgraded;
import io.lictor.event.MetadataChanged;
import io.lictor.event.ModulesAdded;
import io.lictor.event.ModulesRemoved;
import io.lictor.event.UpgradePeriodExtended;
import io.lictor.value.ActivationLimit;
import io.lictor.value.DisableCause;
import io.lictor.value.ModuleGrant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
                .then(new ActivationLimitChanged(LICENSE, ActivationLimit.of(1), at("2026-03-01")))
                .when(limit(1))
                .thenNothing()
                .when(limit(5))
                .then(new ActivationLimitChanged(LICENSE, ActivationLimit.of(5), at("2026-03-01")));
    }

    @Test
    void theLimitMayGoAndComeBack() {
        given(perpetual().seats(1).machine("m-1").issued())
                .when(new ChangeActivationLimit(LICENSE, ActivationLimit.UNLIMITED, at("2026-03-01")))
                .then(new ActivationLimitChanged(LICENSE, ActivationLimit.UNLIMITED, at("2026-03-01")))
                .when(new ChangeActivationLimit(LICENSE, ActivationLimit.UNLIMITED, at("2026-03-01")))
                .thenNothing()
                .when(new ActivateLicense(LICENSE, "m-2", null, null, at("2026-03-01")))
                .then(new LicenseActivated(LICENSE, "m-2", null, null, at("2026-03-01")))
                .when(limit(1))
                .then(new ActivationLimitChanged(LICENSE, ActivationLimit.of(1), at("2026-03-01")));
    }

    @Test
    void onlyMembersOfTheMetadataThatChangeAreNews() {
        given(perpetual().metadata(Map.of("order", "A-1", "erp", "4711")).issued())
                .when(metadata(Map.of("order", "A-1"), "shop"))
                .thenNothing()
                .when(metadata(Map.of("order", "A-2", "erp", "4711"), "shop"))
                .then(new MetadataChanged(LICENSE, Map.of("order", "A-2"), List.of(), at("2026-03-01")))
                .when(metadata(Map.of("shop", "eu"), "erp"))
                .then(new MetadataChanged(LICENSE, Map.of("shop", "eu"), List.of("erp"), at("2026-03-01")));
    }

    @Test
    void thereAreTwentyMembersOfTheMetadataAtMost() {
        Map<String, String> twenty =
                IntStream.range(0, 20).boxed().collect(Collectors.toMap(number -> "m" + number, number -> "text"));
        given(perpetual().metadata(twenty).issued())
                .when(metadata(Map.of("m0", "other"), ""))
                .then(new MetadataChanged(LICENSE, Map.of("m0", "other"), List.of(), at("2026-03-01")))
                .when(metadata(Map.of("one", "more"), ""))
                .thenRejected(new Rejection.MetadataLimitReached(20, 21))
                .when(metadata(Map.of("one", "more"), "m1"))
                .then(new MetadataChanged(LICENSE, Map.of("one", "more"), List.of("m1"), at("2026-03-01")));
    }

    @ParameterizedTest
    @MethodSource("inAnyState")
    void metadataCanBePutInOrderWhateverTheStatus(LicenseEvent event) {
        given(perpetual().issued(), event)
                .when(metadata(Map.of("order", "A-1"), ""))
                .then(new MetadataChanged(LICENSE, Map.of("order", "A-1"), List.of(), at("2026-03-01")));
    }

    static Stream<LicenseEvent> inAnyState() {
        return Stream.of(
                new LicenseUpgraded(LICENSE, OTHER, null, at("2026-02-01")),
                new LicenseDisabled(LICENSE, DisableCause.REVOKED, "why", at("2026-02-01")));
    }

    private static ChangeMetadata metadata(Map<String, String> metadata, String removed) {
        return new ChangeMetadata(LICENSE, metadata, Set.of(removed), at("2026-03-01"));
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
        return new ChangeActivationLimit(LICENSE, ActivationLimit.of(seats), at("2026-03-01"));
    }
}
