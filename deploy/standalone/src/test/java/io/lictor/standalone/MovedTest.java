package io.lictor.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Eventually;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import io.lictor.maintenance.MaintenanceCli;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Restored from a backup, or moved by export and import, it is the same installation. */
class MovedTest {

    private static final int CALLERS = 4;
    private static final int SOLD_BEFORE = 20;

    @TempDir
    Path temporary;

    @Test
    void aRestoredAndAnImportedOneAnswerAsTheOriginDid() throws Exception {
        Path origin = data("origin");
        String ends;
        LicenseFixture sold;
        List<JsonNode> before;
        List<JsonNode> after;
        try (OwnLictor own = OwnLictor.start(temporary.resolve("origin"))) {
            Lictor lictor = own.client();
            TestVendor shop = TestVendor.open(lictor);
            sold = shop.perpetual();
            sold.activate("m1").expect(201);
            ends = shop.sold("{\"kind\": \"TRIAL\", \"period\": \"PT10S\"}").id();
            try (Load load = Load.on(shop)) {
                before = lictor.events(0);
                keep("backup", origin, temporary.resolve("backup"));
                keep("export", origin, temporary.resolve("export"));
            }
            after = lictor.events(0);
        }
        keep("restore", data("restored"), temporary.resolve("backup"));
        keep("import", data("imported"), temporary.resolve("export"));

        for (String moved : List.of("restored", "imported")) {
            Path data = data(moved);
            Files.copy(origin.resolve("secrets.properties"), data.resolve("secrets.properties"));
            Files.copy(origin.resolve("admin-token"), data.resolve("admin-token")); // it goes on to hold
            try (OwnLictor own = OwnLictor.start(temporary.resolve(moved))) {
                Lictor lictor = own.client();
                List<JsonNode> events = Eventually.eventually(
                        () -> lictor.events(0),
                        all -> assertThat(types(all, ends)).contains("LicenseExpired"));
                int kept = alike(events, after);
                assertThat(kept).as(moved).isGreaterThanOrEqualTo(before.size());
                // what it did by itself since: at most to announce the end that passed
                assertThat(types(events.subList(kept, events.size()), ends))
                        .as(moved)
                        .hasSize(events.size() - kept);
                assertThat(types(events, ends)).as(moved).containsExactly("LicenseIssued", "LicenseExpired");

                LicenseFixture again = new LicenseFixture(lictor, sold.id(), sold.key());
                assertThat(again.validate("m1").text("/code")).isEqualTo("VALID");
                assertThat(lictor.get(sold.path() + "/key").expect(200).text("/key"))
                        .isEqualTo(sold.key());
                again.activate("m2").expect(201);
                assertThat(again.get().number("/activations/used")).isEqualTo(2);
            }
        }
    }

    private Path data(String installation) {
        return temporary.resolve(installation).resolve("data");
    }

    /** Returns the number of first events that are the same in both. */
    private static int alike(List<JsonNode> some, List<JsonNode> others) {
        int alike = 0;
        while (alike < Math.min(some.size(), others.size()) && some.get(alike).equals(others.get(alike))) {
            alike++;
        }
        return alike;
    }

    private static List<String> types(List<JsonNode> events, String licenseId) {
        return events.stream()
                .filter(event -> event.path("licenseId").asString().equals(licenseId))
                .map(event -> event.path("type").asString())
                .filter(type -> type.startsWith("License") && !type.startsWith("LicenseKey"))
                .toList();
    }

    private static void keep(String command, Path data, Path file) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = MaintenanceCli.run(
                List.of(command, "--data", data.toString(), file.toString()), new PrintStream(said, true, UTF_8));
        assertThat(code).as(said.toString(UTF_8)).isZero();
    }

    /** Callers who sell and activate until it is closed. */
    private record Load(AtomicBoolean stop, List<CompletableFuture<Void>> callers) implements AutoCloseable {

        /** Returns when it is well under way. */
        static Load on(TestVendor shop) throws InterruptedException {
            AtomicBoolean stop = new AtomicBoolean();
            CountDownLatch wellUnderWay = new CountDownLatch(SOLD_BEFORE);
            List<CompletableFuture<Void>> callers = Stream.generate(() -> CompletableFuture.runAsync(
                            () -> {
                                while (!stop.get()) {
                                    shop.perpetual().activate("m").expect(201);
                                    wellUnderWay.countDown();
                                }
                            },
                            Thread::startVirtualThread))
                    .limit(CALLERS)
                    .toList();
            wellUnderWay.await();
            return new Load(stop, callers);
        }

        @Override
        public void close() {
            stop.set(true);
            callers.forEach(CompletableFuture::join);
        }
    }
}
