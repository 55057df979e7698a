package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.store.DataDirectory;
import io.lictor.store.LicensingStore;
import io.lictor.store.SqliteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private static final int CALLERS = 8;
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 400;

    @TempDir
    Path data;

    /** What the callers were told: of each licence its highest version, and of every write its events' positions. */
    private static final class Acknowledged {
        final Map<String, Long> versions = new ConcurrentHashMap<>();
        final ConcurrentLinkedQueue<Long> positions = new ConcurrentLinkedQueue<>();

        void take(Answer answer) {
            versions.merge(answer.text("/licenseId"), answer.number("/version"), Math::max);
            answer.at("/events")
                    .forEach(event -> positions.add(event.path("position").longValue()));
        }
    }

    @Test
    void losesNothingItAcknowledgedWhenItIsKilledUnderLoad() throws Exception {
        Acknowledged acknowledged = new Acknowledged();
        try (ChildLictor child = ChildLictor.start(data)) {
            Shop shop = Shop.open(child.client());
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(Thread.ofVirtual().start(() -> sellUntilItBreaks(shop, acknowledged)));
            }
            Eventually.eventually(
                    acknowledged.positions::size, size -> assertThat(size).isGreaterThan(ACKNOWLEDGED_BEFORE_THE_KILL));
            child.kill();
            for (Thread caller : callers) {
                caller.join();
            }
        }

        try (ChildLictor child = ChildLictor.start(data)) {
            Lictor lictor = child.client();
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
            assertThat(child.output()).containsPattern("(?i)read model.*(rebuilt|rebuild|100 ?%)");

            child.signal("TERM");
            assertThat(child.ended()).as(child.output()).isEqualTo(143); // as the shell says of a stop by SIGTERM
            assertThat(child.output()).doesNotContain("ERROR", "Exception");
        }
    }

    private static void sellUntilItBreaks(Shop shop, Acknowledged acknowledged) {
        try {
            while (true) {
                Answer issued = shop.order("{\"kind\": \"PERPETUAL\", \"activationLimit\": 3}");
                acknowledged.take(issued);
                Sold license = new Sold(shop.lictor(), issued.text("/licenseId"), issued.text("/key"));
                acknowledged.take(license.activate("m1"));
                acknowledged.take(license.command("add-modules", "{\"modules\": [\"seg\"]}"));
            }
        } catch (UncheckedIOException e) {
            // it was killed
        }
    }

    private static void assertReadModelAgreesWith(
            List<JsonNode> events, Map<String, JsonNode> licenses, Lictor lictor) {
        Map<String, Long> eventsByLicense = events.stream()
                .filter(event -> event.hasNonNull("licenseId"))
                .filter(event -> !event.path("type").asString().startsWith("LicenseKey"))
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
        long written;
        List<String> keys;
        try (ChildLictor child = ChildLictor.start(data)) {
            Shop shop = Shop.open(child.client());
            shop.perpetual().activate("m1").expect(201);

            try (ChildLictor second = ChildLictor.launch(data)) {
                assertThat(second.ended()).isNotZero();
                assertThat(second.output())
                        .contains("The data directory " + data.toRealPath() + " is in use by another Lictor")
                        .doesNotContain("\tat ");
            }
            Sold imported = shop.imported("LEGACY-0123456789", "{\"kind\": \"PERPETUAL\"}");
            imported.clientActivate("m1").expect(201);
            Sold last = shop.perpetual();
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
