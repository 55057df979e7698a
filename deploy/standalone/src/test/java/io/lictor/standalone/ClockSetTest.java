package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.lictor.acceptance.ChildLictor;
import io.lictor.acceptance.Eventually;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The clock is set while the product runs, by libfaketime; skipped where that is not installed. */
@EnabledOnOs(OS.LINUX)
class ClockSetTest {

    private static final List<String> TYPES_BY_TIME =
            List.of("RenewalWindowOpened", "GracePeriodStarted", "LicenseExpired", "UpgradeReverted");

    @TempDir
    Path temporary;

    @Test
    void nothingIsAnnouncedByAClockThatWasSetYearsAhead() throws Exception {
        Path offset = offset();
        try (ChildLictor child = start(offset)) {
            Lictor lictor = child.client();
            TestVendor shop = TestVendor.open(lictor);
            LicenseFixture license = shop.sold("{\"kind\": \"SUBSCRIPTION\", \"period\": \"P1Y\"}");

            set(offset, "+800d");
            Eventually.eventually(child::output, output -> assertThat(output).contains("The clock has leapt forward"));
            assertThat(license.get().text("/status")).isEqualTo("EXPIRED");
            LicenseFixture ahead = shop.sold("{\"kind\": \"PERPETUAL\"}");
            set(offset, "+0");
            Eventually.eventually(child::output, output -> assertThat(output).contains("The clock has leapt back"));

            assertThat(license.get().text("/status")).isEqualTo("ACTIVE");
            assertThat(types(lictor)).doesNotContainAnyElementsOf(TYPES_BY_TIME);
            assertThat(gauges(lictor)).contains("lictor_clock_doubted 1.0", "lictor_clock_leaps_total 2.0");

            license.activate("m").expect(201);
            LicenseFixture now = shop.sold("{\"kind\": \"PERPETUAL\"}");
            assertThat(now.activate("m").expect(201).text("/status")).isEqualTo("ACTIVE");
            ahead.activate("m").expect(201);
            assertInOrder(ahead);

            LicenseFixture due = shop.sold("{\"kind\": \"TRIAL\", \"period\": \"PT1S\"}");
            lictor.post("/v1/clock/confirm", "").expect(200);
            Eventually.eventually(due::get, it -> assertThat(it.number("/etag")).isEqualTo(2));
            assertThat(types(lictor).stream().filter(TYPES_BY_TIME::contains)).containsExactly("LicenseExpired");
        }
    }

    @Test
    void whatWasIssuedHasBegunWhereTheClockIsAnHourBack() throws Exception {
        Path offset = offset();
        try (ChildLictor child = start(offset)) {
            TestVendor shop = TestVendor.open(child.client());
            LicenseFixture license = shop.sold("{\"kind\": \"SUBSCRIPTION\", \"activationLimit\": 2}");

            set(offset, "-1h");
            Eventually.eventually(child::output, output -> assertThat(output).contains("The clock has leapt back"));

            assertThat(license.get().text("/status")).isEqualTo("ACTIVE");
            license.activate("m").expect(201);
            assertThat(license.validate("m").at("/valid").asBoolean()).isTrue();
            assertInOrder(license);
        }
        try (ChildLictor child = start(offset)) {
            LicenseFixture license = new LicenseFixture(
                    child.client(),
                    child.client().licenses("").getFirst().path("licenseId").asString(),
                    "");
            assertThat(child.output()).contains("one of them is wrong");
            assertThat(license.get().text("/status")).isEqualTo("ACTIVE");
            license.activate("m-2").expect(201);
            assertInOrder(license);
        }
    }

    private static void assertInOrder(LicenseFixture license) throws Exception {
        List<Instant> instants = license.history()
                .valueStream()
                .filter(item -> !item.path("synthetic").asBoolean(false))
                .map(item -> Instant.parse(item.path("at").asString()))
                .toList();
        assertThat(instants).hasSizeGreaterThan(1).isSorted();
    }

    private static List<String> types(Lictor lictor) {
        return lictor.events(0).stream()
                .map(event -> event.path("type").asString())
                .toList();
    }

    private static String gauges(Lictor lictor) throws Exception {
        return lictor.get("/actuator/prometheus").expect(200).body();
    }

    private Path offset() throws Exception {
        Path offset = temporary.resolve("offset");
        set(offset, "+0");
        return offset;
    }

    private static void set(Path file, String offset) throws Exception {
        Files.writeString(file, offset + "\n");
    }

    private ChildLictor start(Path offset) throws Exception {
        Optional<Path> library = Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu", ".")
                .map(machine -> Path.of("/usr/lib", machine, "faketime/libfaketimeMT.so.1"))
                .filter(Files::exists)
                .findFirst();
        assumeThat(library).as("libfaketime, of the package faketime").isPresent();
        return ChildLictor.launch(
                Standalone.class,
                temporary.resolve("data"),
                Map.of(
                        "LD_PRELOAD",
                        library.get().toString(),
                        "FAKETIME_TIMESTAMP_FILE",
                        offset.toString(),
                        "FAKETIME_CACHE_DURATION",
                        "1",
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1"));
    }
}
