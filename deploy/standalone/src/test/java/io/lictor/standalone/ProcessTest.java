package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.ChildLictor;
import io.lictor.acceptance.Eventually;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import io.lictor.event.Streams;
import io.lictor.store.LicensingStore;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.sqlite.SqliteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Killed, stopped and started again, it keeps what it acknowledged. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "There are no signals to send")
class ProcessTest {

    private static final int SIGINT = 2;
    private static final int CALLERS = 8;
    private static final int ACKNOWLEDGED_BEFORE_THE_END = 400;

    @TempDir
    Path data;

    /**
     * Acknowledgements that callers got: of each licence the highest version, and of every write the positions of its
     * events.
     */
    private static final class Acknowledged {
        final Map<String, Long> versions = new ConcurrentHashMap<>();
        final ConcurrentLinkedQueue<Long> positions = new ConcurrentLinkedQueue<>();

        /** False where it was told to come again later. */
        boolean take(Answer answer) {
            if (answer.status() == 503) {
                assertThat(answer.header("Retry-After")).isNotBlank();
                return false;
            }
            assertThat(answer.status()).as(answer.toString()).isBetween(200, 201);
            versions.merge(answer.text("/licenseId"), answer.number("/version"), Math::max);
            answer.at("/events")
                    .forEach(event -> positions.add(event.path("position").longValue()));
            return true;
        }
    }

    @Test
    void losesNothingItAcknowledgedWhenItIsKilledOrStoppedUnderLoad() throws Exception {
        String endsWhileNobodyRuns;
        Acknowledged acknowledged = new Acknowledged();
        try (ChildLictor child = ChildLictor.start(Standalone.class, data)) {
            TestVendor shop = TestVendor.open(child.client());
            Load load = Load.on(shop, acknowledged);
            endsWhileNobodyRuns =
                    shop.sold("{\"kind\": \"TRIAL\", \"period\": \"PT2S\"}").id();
            child.kill();
            load.join();
        }

        try (ChildLictor child = ChildLictor.start(Standalone.class, data)) {
            Lictor lictor = child.client();
            LicenseFixture ended = new LicenseFixture(lictor, endsWhileNobodyRuns, "");
            Eventually.eventually(
                    ended::get, license -> assertThat(license.number("/etag")).isEqualTo(2));
            assertThat(ended.history()
                            .valueStream()
                            .map(item -> item.path("type").asString()))
                    .as("that time passed, and the event that says so")
                    .containsExactly("LicenseIssued", "StatusChanged", "LicenseExpired");

            List<JsonNode> events = lictor.events(0);
            Map<String, JsonNode> licenses = lictor.licenses("").stream()
                    .collect(Collectors.toMap(
                            license -> license.path("licenseId").asString(), Function.identity()));

            assertThat(events.stream().map(event -> event.path("position").longValue()))
                    .doesNotHaveDuplicates()
                    .containsAll(acknowledged.positions);
            assertThat(acknowledged.versions)
                    .allSatisfy((id, version) -> assertThat(
                                    licenses.get(id).path("etag").longValue())
                            .isGreaterThanOrEqualTo(version));
            assertReadModelAgreesWith(events, licenses, lictor);
            assertThat(child.output()).containsPattern("The read model is complete: [1-9]\\d* events");

            Load load = Load.on(TestVendor.open(lictor), acknowledged);
            child.signal("TERM");
            assertThat(child.ended()).as(child.output()).isZero();
            load.join();
            assertThat(child.output())
                    .doesNotContain("ERROR", "Exception")
                    .containsOnlyOnce("Lictor is stopping")
                    .containsOnlyOnce("Lictor has stopped");
        }

        try (DataDirectory directory = DataDirectory.take(data);
                LicensingStore store = SqliteStore.open(directory)) {
            assertThat(store.log().lastPosition()).isGreaterThanOrEqualTo(Collections.max(acknowledged.positions));
            assertThat(acknowledged.versions)
                    .allSatisfy((id, version) -> assertThat(store.log().history(Streams.license(UUID.fromString(id))))
                            .hasSizeGreaterThanOrEqualTo(version.intValue()));
        }
    }

    /** Callers who sell and activate until nobody answers any more. */
    private record Load(List<CompletableFuture<Void>> callers) {

        /** Returns when it is well under way. */
        static Load on(TestVendor shop, Acknowledged acknowledged) {
            int before = acknowledged.positions.size();
            List<CompletableFuture<Void>> callers = Stream.generate(() -> CompletableFuture.runAsync(
                            () -> sellUntilItEnds(shop, acknowledged), Thread::startVirtualThread))
                    .limit(CALLERS)
                    .toList();
            Eventually.eventually(
                    acknowledged.positions::size,
                    size -> assertThat(size).isGreaterThan(before + ACKNOWLEDGED_BEFORE_THE_END));
            return new Load(callers);
        }

        private static void sellUntilItEnds(TestVendor shop, Acknowledged acknowledged) {
            try {
                Answer issued = shop.order("{\"kind\": \"PERPETUAL\", \"activationLimit\": 3}");
                while (acknowledged.take(issued)) {
                    LicenseFixture license =
                            new LicenseFixture(shop.lictor(), issued.text("/licenseId"), issued.text("/key"));
                    if (!acknowledged.take(license.activate("m1"))
                            || !acknowledged.take(license.command("add-modules", "{\"modules\": [\"seg\"]}"))) {
                        return;
                    }
                    issued = shop.order("{\"kind\": \"PERPETUAL\", \"activationLimit\": 3}");
                }
            } catch (UncheckedIOException e) {
                // it was killed, or has stopped
            }
        }

        /** Waits for their end; fails where one of them was answered as nobody should be. */
        void join() {
            callers.forEach(CompletableFuture::join);
        }
    }

    private static void assertReadModelAgreesWith(
            List<JsonNode> events, Map<String, JsonNode> licenses, Lictor lictor) {
        Map<String, Long> eventsByLicense = events.stream()
                .filter(event -> event.hasNonNull("licenseId"))
                .collect(Collectors.groupingBy(event -> event.path("licenseId").asString(), Collectors.counting()));
        Map<String, Long> versions = licenses.values().stream()
                .collect(Collectors.toMap(
                        license -> license.path("licenseId").asString(),
                        license -> license.path("etag").longValue()));
        long activations = events.stream()
                .filter(event -> event.path("type").asString().equals("LicenseActivated"))
                .count();

        assertThat(versions).isEqualTo(eventsByLicense);
        Answer dashboard = lictor.get("/v1/dashboard").expect(200);
        assertThat(dashboard.number("/licenses/total")).isEqualTo(licenses.size());
        assertThat(dashboard.number("/activations/used")).isEqualTo(activations);
    }

    @Test
    void lendsItsDataToNobodyKeepsNoKeyAndStopsCleanlyOnCtrlC() throws Exception {
        assumeThat(interruptsAreIgnored())
                .as("what a shell starts in the background, and all that this starts, ignores SIGINT")
                .isFalse();
        long written;
        List<String> keys;
        try (ChildLictor child = ChildLictor.start(Standalone.class, data)) {
            TestVendor shop = TestVendor.open(child.client());
            shop.perpetual().activate("m1").expect(201);

            try (ChildLictor second = ChildLictor.launch(Standalone.class, data)) {
                assertThat(second.ended()).isNotZero();
                assertThat(second.output())
                        .contains("The data directory " + data.toRealPath() + " is in use by another Lictor")
                        .doesNotContain("\tat ");
            }
            LicenseFixture imported = shop.imported("LEGACY-0123456789", "{\"kind\": \"PERPETUAL\"}");
            imported.clientActivate("m1").expect(201);
            LicenseFixture last = shop.perpetual();
            keys = List.of(imported.key(), last.key(), last.key().replace("-", ""));
            written = last.suspend().expect(200).number("/position");

            child.signal("INT");
            assertThat(child.ended()).as(child.output()).isEqualTo(130); // as the shell says of a stop by Ctrl-C
            assertThat(child.output()).doesNotContain("ERROR", "Exception").doesNotContain(keys);
        }

        for (String key : keys) {
            assertThat(filesThatContain(key)).isEmpty();
        }
        try (DataDirectory directory = DataDirectory.take(data);
                LicensingStore store = SqliteStore.open(directory)) {
            assertThat(store.log().lastPosition()).isEqualTo(written);
        }
    }

    /** As Linux tells; elsewhere it isn't known. */
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> line.substring("SigIgn:".length()).strip())
                        .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) >> (SIGINT - 1) & 1) == 1);
    }

    @Test
    void whatWasDoneBeforeACrashIsNotDoneAgainAfterIt() throws Exception {
        TestVendor shop;
        Answer first;
        try (ChildLictor child = ChildLictor.start(Standalone.class, data)) {
            shop = TestVendor.open(child.client());
            first = orderOnce(shop).expect(201);
            child.kill();
        }

        assertThat(filesThatContain(first.text("/key"))).isEmpty();
        try (ChildLictor child = ChildLictor.start(Standalone.class, data)) {
            Answer again = orderOnce(new TestVendor(child.client(), shop.product(), shop.customer()));

            assertThat(again.status()).isEqualTo(201);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(child.client().licenses("")).hasSize(1);
        }
    }

    private static Answer orderOnce(TestVendor shop) {
        return shop.lictor()
                .call("POST", "/v1/licenses")
                .header("Idempotency-Key", "the-only-order")
                .json("{\"product\": \"%s\", \"customer\": \"%s\", \"kind\": \"PERPETUAL\"}"
                        .formatted(shop.product(), shop.customer()))
                .send();
    }

    private List<Path> filesThatContain(String text) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(file);
                }
            }
        }
        return found;
    }
}
