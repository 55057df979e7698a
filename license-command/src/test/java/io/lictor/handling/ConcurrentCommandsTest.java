package io.lictor.handling;

import static io.lictor.spec.Samples.KEYS;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.PRODUCT;
import static io.lictor.spec.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.command.ActivateLicense;
import io.lictor.command.DeactivateMachine;
import io.lictor.command.ImportLicense;
import io.lictor.command.Order;
import io.lictor.command.Rejection;
import io.lictor.endpoint.WriteSideFixture;
import io.lictor.event.DeactivatedBy;
import io.lictor.event.LicenseActivated;
import io.lictor.event.MachineDeactivated;
import io.lictor.key.KeyOwner;
import io.lictor.key.TypedKey;
import io.lictor.license.License;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Channel;
import io.lictor.value.KeyRef;
import io.lictor.value.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrentCommandsTest {

    private static final int THREADS = 50;

    @TempDir
    Path temporary;

    private WriteSideFixture writeSide;

    @BeforeEach
    void open() {
        writeSide = WriteSideFixture.open(temporary.resolve("data")).withProduct();
    }

    @AfterEach
    void close() {
        writeSide.close();
    }

    @Test
    void fiftyMachinesForFiveSeats() throws Exception {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 5);

        var outcomes = Concurrently.run(THREADS, i -> writeSide.send(activate("m-" + i)));

        List<Rejection> refused = refused(outcomes);
        assertThat(refused)
                .hasSize(45)
                .allSatisfy(rejection -> assertThat(rejection)
                        .isEqualTo(Rejection.ActivationLimitReached.of(
                                5,
                                List.copyOf(
                                        writeSide.license(LICENSE).activations().values()))));
        assertThat(writeSide.license(LICENSE).activations()).hasSize(5);
        assertThat(activations()).isEqualTo(5);
    }

    @Test
    void theSameMachineFiftyTimes() throws Exception {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 1);

        var outcomes = Concurrently.run(THREADS, _ -> writeSide.send(activate("m-1")));

        assertThat(refused(outcomes)).isEmpty();
        assertThat(activations()).isEqualTo(1);
        assertThat(outcomes)
                .filteredOn(outcome ->
                        !((Outcome.Done<License>) outcome).events().recorded().isEmpty())
                .hasSize(1);
    }

    @Test
    void oneSeatHandedOnIsNeverTakenTwice() throws Exception {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 2);

        Concurrently.run(16, i -> {
            for (int round = 0; round < 10; round++) {
                writeSide.send(activate("m-" + i));
                writeSide.send(new DeactivateMachine(LICENSE, "m-" + i, DeactivatedBy.VENDOR, at("2026-03-01")));
            }
            return i;
        });

        int inUse = 0;
        for (var event : writeSide.events(LICENSE)) {
            inUse += event instanceof LicenseActivated ? 1 : event instanceof MachineDeactivated ? -1 : 0;
            assertThat(inUse).isBetween(0, 2);
        }
        assertThat(inUse).isZero();
        assertThat(activations()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void ofTwentyImportsOfOneKeyExactlyOneWins() throws Exception {
        KeyRef key = KEYS.referenceOfImported(TypedKey.read("LEGACY-0042-XYZ")).orElseThrow();

        var outcomes = Concurrently.run(20, i -> writeSide.send(importing(new UUID(0x7000, i), key)));

        assertThat(writeSide.known().keyOwner(key.hash())).isInstanceOfSatisfying(KeyOwner.Opens.class, owner -> {
            assertThat(writeSide.license(owner.licenseId()).key()).isEqualTo(key);
            assertThat(refused(outcomes)).hasSize(19).containsOnly(new Rejection.KeyAlreadyUsed(owner.licenseId()));
        });
        assertThat(IntStream.range(0, 20)
                        .filter(i -> !writeSide.events(new UUID(0x7000, i)).isEmpty())
                        .count())
                .isEqualTo(1);
    }

    private static ImportLicense importing(UUID licenseId, KeyRef key) {
        Order order = new Order(
                PRODUCT,
                null,
                "c-1",
                Kind.PERPETUAL,
                Channel.DIRECT,
                null,
                null,
                null,
                null,
                ActivationLimit.of(1),
                List.of(),
                null,
                Map.of());
        return new ImportLicense(
                licenseId, order, key, List.of(key.hash()), null, null, null, List.of(), at("2026-03-01"));
    }

    private static ActivateLicense activate(String fingerprint) {
        return new ActivateLicense(LICENSE, fingerprint, null, null, at("2026-03-01"));
    }

    private long activations() {
        return writeSide.events(LICENSE).stream()
                .filter(LicenseActivated.class::isInstance)
                .count();
    }

    private static List<Rejection> refused(List<Outcome<License>> outcomes) {
        return outcomes.stream()
                .filter(Outcome.Rejected.class::isInstance)
                .map(outcome -> ((Outcome.Rejected<License>) outcome).rejection())
                .toList();
    }
}
