package io.lictor.queryservice;

import static io.lictor.acceptance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.ChildLictor;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import io.lictor.commandservice.CommandService;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** One instance of each is killed: the others go on, and nothing acknowledged is missing or done twice. */
final class KilledInstances {

    private KilledInstances() {}

    /** Kills the first instance of each service, for good. */
    static void theOthersGoOn(Installation installation) throws Exception {
        Lictor dying = installation.client(0, 0);
        Lictor staying = installation.client(1, 1);
        TestVendor shop = TestVendor.open(staying);
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        AtomicBoolean stop = new AtomicBoolean();
        try {
            AtomicLong sold = new AtomicLong();
            CompletableFuture<Void> first = CompletableFuture.runAsync(
                    () -> sell(new TestVendor(dying, shop.product(), shop.customer()), acknowledged, sold, stop));
            CompletableFuture<Void> second = CompletableFuture.runAsync(() -> sell(shop, acknowledged, sold, stop));
            eventually(sold::get, count -> assertThat(count).isGreaterThan(20));

            installation.commands.getFirst().kill();
            installation.queries.getFirst().kill();

            first.join(); // its caller was cut off
            long then = sold.get();
            eventually(sold::get, count -> assertThat(count).isGreaterThan(then + 20));
            stop.set(true);
            second.join();
        } finally {
            stop.set(true);
        }

        // whichever of the two had followed the events: the one that is left does so soon
        LicenseFixture last = eventually(() -> shop.perpetual(), one -> one.get());
        assertThat(last.validate("m").text("/code")).isEqualTo("MACHINE_NOT_ACTIVATED");
        assertReadModelHolds(acknowledged, staying, shop);

        try (ChildLictor again = installation.launch(CommandService.class)) {
            Lictor returned = again.client().at(again.client().port(), staying.port());
            LicenseFixture elsewhere = new LicenseFixture(returned, last.id(), last.key());
            elsewhere.activate("m").expect(201);
            assertThat(elsewhere.validate("m").text("/code")).isEqualTo("VALID");
        }
    }

    /** Sells until told to stop, or cut off. What was cut off is sent again, elsewhere, by nobody: it may be there or not. */
    private static void sell(TestVendor shop, Set<String> acknowledged, AtomicLong sold, AtomicBoolean stop) {
        String order = "{\"product\": \"%s\", \"customer\": \"%s\", \"kind\": \"PERPETUAL\"}"
                .formatted(shop.product(), shop.customer());
        try {
            while (!stop.get()) {
                acknowledged.add(shop.lictor()
                        .call("POST", "/v1/licenses")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .json(order)
                        .send()
                        .expect(201)
                        .text("/licenseId"));
                sold.incrementAndGet();
            }
        } catch (UncheckedIOException e) {
            // killed
        }
    }

    private static void assertReadModelHolds(Set<String> acknowledged, Lictor lictor, TestVendor shop) {
        Map<String, Long> issued = lictor.events(0).stream()
                .filter(event -> event.path("type").asString().equals("LicenseIssued"))
                .filter(event ->
                        event.at("/payload/contents/customer").asString().equals(shop.customer()))
                .collect(Collectors.groupingBy(event -> event.path("licenseId").asString(), Collectors.counting()));
        assertThat(issued.keySet()).containsAll(acknowledged);
        assertThat(issued.values()).containsOnly(1L);
        assertThat(lictor.licenses("&customer=" + shop.customer()).stream()
                        .map(license -> license.path("licenseId").asString()))
                .containsExactlyInAnyOrderElementsOf(issued.keySet());
    }
}
