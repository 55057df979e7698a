package io.lictor.event;

import static io.lictor.Samples.LICENSE;
import static io.lictor.Samples.activated;
import static io.lictor.Samples.at;
import static io.lictor.Samples.defined;
import static io.lictor.Samples.modulesAdded;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.event.EventCatalogue.Entry;
import io.lictor.value.ModuleGrant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Events are for ever, under names of their own. */
class EventCatalogueTest {

    @Test
    void everyEventHasExactlyOneRow() {
        assertThat(EventCatalogue.entries().stream().<Class<?>>map(Entry::type))
                .containsExactlyInAnyOrderElementsOf(leaves());
    }

    @Test
    void noTwoEventsShareAName() {
        assertThat(EventCatalogue.entries()).extracting(Entry::name).doesNotHaveDuplicates();
    }

    /** So far none was renamed. Who renames a class lists it here: its row must stay as it is. */
    @Test
    void everyNameIsThatOfItsClass() {
        assertThat(EventCatalogue.entries()).allSatisfy(entry -> {
            assertThat(entry.name()).isEqualTo("licensing." + entry.type().getSimpleName());
            assertThat(entry.shortName()).isEqualTo(entry.type().getSimpleName());
        });
    }

    /** No row may ever go, nor be renamed: somewhere it is stored. */
    @Test
    void theNamesAreTheseForEver() {
        assertThat(EventCatalogue.entries())
                .extracting(entry -> entry.name() + " " + entry.revision())
                .containsExactlyInAnyOrder(
                        "licensing.LicenseIssued 3",
                        "licensing.LicenseImported 3",
                        "licensing.LicenseActivated 2",
                        "licensing.MachineDescribed 1",
                        "licensing.MachineDeactivated 1",
                        "licensing.LicenseRenewed 1",
                        "licensing.TermExtended 2",
                        "licensing.AutoRenewCanceled 1",
                        "licensing.AutoRenewResumed 1",
                        "licensing.LicenseUpgraded 1",
                        "licensing.SuccessionChanged 1",
                        "licensing.UpgradeReverted 1",
                        "licensing.ModulesAdded 1",
                        "licensing.ModulesRemoved 1",
                        "licensing.UpgradePeriodExtended 1",
                        "licensing.ActivationLimitChanged 2",
                        "licensing.MetadataChanged 1",
                        "licensing.LicenseDisabled 2",
                        "licensing.LicenseEnabled 1",
                        "licensing.KeyReissued 1",
                        "licensing.LicenseTransferred 1",
                        "licensing.TrialConverted 1",
                        "licensing.RenewalWindowOpened 1",
                        "licensing.GracePeriodStarted 1",
                        "licensing.LicenseExpired 1",
                        "licensing.TextsErased 1",
                        "licensing.LicenseWithdrawn 1",
                        "licensing.ProductDefined 2",
                        "licensing.ProductChanged 2",
                        "licensing.ProductVersionReleased 1",
                        "licensing.ProductVersionDisabled 1",
                        "licensing.ProductVersionEnabled 1",
                        "licensing.LicenseKeyAssigned 1",
                        "licensing.LicenseKeyReplaced 1",
                        "licensing.LicenseKeyReleased 1",
                        "licensing.TokenCreated 1",
                        "licensing.TokenRevoked 1");
    }

    @Test
    void anEventIsFoundByItsNameAndByItsClass() {
        assertThat(EventCatalogue.entries()).allSatisfy(entry -> {
            assertThat(EventCatalogue.byName(entry.name())).isSameAs(entry);
            assertThat(EventCatalogue.byType(entry.type())).isSameAs(entry);
        });
        assertThat(EventCatalogue.byName("licensing.LicenseStolen")).isNull();
        assertThat(EventCatalogue.byType(LicenseEvent.class)).isNull();
        assertThat(EventCatalogue.shortName(activated("m-1", "2026-01-01"))).isEqualTo("LicenseActivated");
    }

    @Test
    void everyEventBelongsToTheStreamOfWhatItHappenedTo() {
        assertThat(activated("m-1", "2026-01-01").streamId()).isEqualTo(LICENSE.toString());
        assertThat(defined("2026-01-01").streamId()).isEqualTo("product:seg");
        assertThat(new LicenseKeyAssigned("abc", LICENSE, 1, at("2026-01-01")).streamId())
                .isEqualTo("key:abc");
        assertThat(new LicenseKeyReplaced("abc", LICENSE, at("2026-01-01")).streamId())
                .isEqualTo("key:abc");
    }

    @Test
    void anEventKeepsWhatItHadWhenItHappened() {
        List<ModuleGrant> modules = new ArrayList<>(List.of(new ModuleGrant("seg", null)));
        List<String> codes = new ArrayList<>(List.of("seg"));
        var added = new ModulesAdded(LICENSE, modules, at("2026-01-01"));
        var removed = new ModulesRemoved(LICENSE, codes, at("2026-01-01"));

        modules.clear();
        codes.clear();

        assertThat(added).isEqualTo(modulesAdded("2026-01-01", new ModuleGrant("seg", null)));
        assertThat(removed.modules()).containsExactly("seg");
    }

    private static List<Class<?>> leaves() {
        return leavesOf(Event.class).toList();
    }

    private static Stream<Class<?>> leavesOf(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(EventCatalogueTest::leavesOf)
                : Stream.of(type);
    }
}
