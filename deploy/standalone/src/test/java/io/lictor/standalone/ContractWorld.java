package io.lictor.standalone;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** World that generated requests are about: a vendor with licences of every kind in every state. */
final class ContractWorld {

    static final String MACHINE = "machine-1";

    private final TestVendor shop;
    private final List<Long> deadLetters;
    private final List<LicenseFixture> licenses = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();

    private ContractWorld(TestVendor shop, List<Long> deadLetters) {
        this.shop = shop;
        this.deadLetters = deadLetters;
    }

    static ContractWorld open(Lictor lictor, List<Long> deadLetters) {
        TestVendor shop = TestVendor.open(
                lictor,
                "{\"defaultActivationLimit\": 2, \"deactivationAllowance\": {\"count\": 1, \"period\": \"P1Y\"}}");
        shop.release("1.0", TestVendor.daysAgo(400)).expect(201);
        shop.release("2.0", TestVendor.daysAgo(10)).expect(201);
        shop.release("0.9", TestVendor.daysAgo(900)).expect(201);
        return new ContractWorld(shop, deadLetters);
    }

    /** New licences of every kind and state: what was done to the old ones is no matter any more. */
    void restock() {
        licenses.clear();
        keys.clear();
        String window = "{\"kind\": \"SUBSCRIPTION\", \"period\": \"P30D\", \"startsAt\": \"%s\"}";
        stock(shop.perpetual());
        stock(shop.trial());
        stock(shop.trial());
        stock(shop.subscription());
        stock(shop.subscription());
        stock(shop.sold(window.formatted(TestVendor.daysAgo(25))));
        stock(shop.subscriptionEnded(3));
        stock(shop.subscriptionEnded(100));
        stock(shop.sold("{\"kind\": \"SUBSCRIPTION\", \"period\": \"P1Y\", \"startsAt\": \"%s\"}"
                .formatted(TestVendor.inDays(10))));
        stock(shop.sold("{\"kind\": \"SUBSCRIPTION\", \"period\": \"P1Y\", \"channel\": \"PARTNER\","
                + " \"partnerId\": \"partner-1\"}"));
        stock(shop.sold("{\"kind\": \"PERPETUAL\", \"version\": \"1.0\", \"activationLimit\": 1}"));
        stock(shop.subscription()).command("cancel-auto-renew").expect(200);
        stock(shop.perpetual()).suspend().expect(200);
        stock(shop.perpetual()).revoke().expect(200);
        LicenseFixture old = stock(shop.perpetual());
        keys.add(old.command("upgrade", "{\"kind\": \"SUBSCRIPTION\"}")
                .expect(201)
                .text("/key"));
        stock(shop.perpetual()).command("reissue-key").expect(200);
        stock(shop.imported("LEGACY-" + UUID.randomUUID(), "{\"kind\": \"PERPETUAL\"}"));
    }

    private LicenseFixture stock(LicenseFixture sold) {
        sold.activate(MACHINE);
        licenses.add(sold);
        keys.add(sold.key());
        return sold;
    }

    /** One is there to be discarded, the other to be tried again. */
    String deadLetter(String method) {
        return Long.toString(method.equals("DELETE") ? deadLetters.getFirst() : deadLetters.getLast());
    }

    private String token() {
        Answer made = shop.lictor().post("/v1/tokens", "{\"name\": \"walker\", \"roles\": [\"reader\"]}");
        return made.expect(201).text("/tokenId");
    }

    Instant now() {
        return TestVendor.now();
    }

    LicenseFixture license(Random random) {
        return licenses.get(random.nextInt(licenses.size()));
    }

    /** Something that is there under this name; null where the name stands for nothing in particular. */
    @Nullable
    String known(String name, Random random) {
        return switch (name) {
            case "product" -> shop.product();
            case "version" -> List.of("1.0", "2.0").get(random.nextInt(2));
            case "customer" -> shop.customer();
            case "id" -> license(random).id();
            case "key" -> keys.get(random.nextInt(keys.size()));
            case "fingerprint" -> random.nextBoolean() ? MACHINE : "machine-" + random.nextInt(100);
            case "name" -> "licenses";
            case "code", "module", "modules" -> List.of("seg", "plan", "fly").get(random.nextInt(3));
            case "tokenId" -> token();
            case "expiresAt" -> TestVendor.inDays(30).toString();
            case "partnerId" -> "partner-1";
            case "type" -> "LicenseActivated";
            case "revision" -> random.nextBoolean() ? "1" : "2";
            case "until" ->
                now().plus(Duration.ofDays(random.nextInt(1, 2_000))).toString();
            default -> null;
        };
    }
}
