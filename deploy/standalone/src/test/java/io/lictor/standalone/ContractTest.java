package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.ApiDescription;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks every operation of the description, well and badly, and finds every answer described. */
class ContractTest {

    /** Another one by {@code -Dlictor.contract.seed=…}; a failure names it. */
    private static final long SEED = Long.getLong("lictor.contract.seed", 20261122);

    private static final int ALLOWED = 24;
    private static final int SPOILED = 12;

    /** For those that are seldom answered well, because much must fit. */
    private static final int MOST = 300;

    /** Told by status and code: what takes a store that is away or was tampered with, many at once, or somebody who guesses. */
    private static final Set<String> SEEN_ELSEWHERE = Set.of(
            "429 TOO_MANY_REQUESTS",
            "409 BILLINGS_FULL",
            "400 CURSOR_EXPIRED",
            "503 AS_OF_BUILDING",
            "503 AS_OF_BUSY",
            "409 CHECKPOINT_CONTRADICTED",
            "503 AUDIT_KEY_MISSING",
            "503 AUDIT_LOG_BUSY",
            "503 CONFLICT",
            "503 DEAD_LETTER_IN_HAND",
            "503 EVENT_STORE_UNAVAILABLE",
            "503 HISTORY_DAMAGED",
            "503 STORE_DAMAGED",
            "503 IDENTITY_PROVIDER_UNAVAILABLE",
            "503 KEY_SECRET_MISSING",
            "503 LICENSE_UNREADABLE",
            "503 READ_MODEL_BEHIND",
            "503 READ_MODEL_BUILDING",
            "503 READ_MODEL_BUSY",
            "503 READ_MODEL_UNAVAILABLE",
            "503 REQUEST_UNDER_WAY",
            "503 SHUTTING_DOWN");

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);
    private final List<String> faults = new ArrayList<>();

    @Test
    void everyAnswerIsAsDescribed() throws Exception {
        DamagedEvents damaged = new DamagedEvents(directory);
        List<Long> letters = twoThatCanNotBeTakenIn();
        for (long position : letters) {
            damaged.damage(position);
        }
        try (OwnLictor own = start()) {
            Lictor lictor = own.client();
            ApiDescription description = ApiDescription.of(lictor);
            DescribedSchemas schemas = new DescribedSchemas(description);
            Conformance conformance = new Conformance(schemas, description.document());
            ContractWorld world = ContractWorld.open(lictor, letters);
            GeneratedRequests requests = new GeneratedRequests(lictor, schemas, world, random);
            List<DescribedOperation> operations = DescribedOperation.all(description);

            List<GeneratedRequests> ofOthers = others(lictor).stream()
                    .map(other -> new GeneratedRequests(other, schemas, world, random))
                    .toList();

            for (DescribedOperation operation : operations) {
                if (operation.isAboutLicenses()) {
                    world.restock();
                }
                walk(operation, requests, conformance);
                ofOthers.forEach(other -> check(operation, other.allowed(operation), conformance));
                if (operation.id().equals("retryDeadLetter")) {
                    damaged.repairAll();
                    walk(operation, requests, conformance);
                }
            }

            seldom(lictor).forEach((id, answers) -> {
                DescribedOperation operation = operations.stream()
                        .filter(described -> described.id().equals(id))
                        .findFirst()
                        .orElseThrow();
                answers.forEach(answer -> check(operation, new GeneratedRequests.Sent("", true, answer), conformance));
            });

            assertThat(faults).as("with seed %d", SEED).isEmpty();
            assertThat(operations).as("answered well, with seed %d", SEED).allMatch(conformance::wasAnswered);
            assertThat(neverSeen(operations, conformance))
                    .as("with seed %d", SEED)
                    .isEmpty();
        }
    }

    private OwnLictor start() {
        // Wrong keys are among what is asked here.
        return OwnLictor.start(
                directory,
                "--lictor.integrity.scrub=false", // what it damages it means to mend
                "--lictor.limits.wrong-key-delay=0",
                "--lictor.limits.address-burst=0",
                "--lictor.limits.key-burst=0");
    }

    /** Those who may not do everything: nobody in particular, one who only reads, and one of another vendor. */
    private static List<Lictor> others(Lictor admin) {
        Answer made = admin.post(
                "/v1/tokens", "{\"name\": \"other\", \"roles\": [\"admin\"], \"products\": [\"of-another-vendor\"]}");
        return List.of(
                admin.anonymous(),
                admin.as("reader", "reader"),
                admin.withToken(made.expect(201).text("/token")));
    }

    /** Returns refusals that take several calls in the right order, by the operation that refuses. */
    private static Map<String, List<Answer>> seldom(Lictor admin) {
        TestVendor shop = TestVendor.open(admin, "{\"deactivationAllowance\": {\"count\": 1, \"period\": \"P1Y\"}}");
        LicenseFixture license = shop.perpetual();
        license.clientActivate("m").expect(201);
        Answer allowed = license.clientDeactivate("m").expect(200);
        license.clientActivate("m").expect(201);
        Answer usedUp = license.clientDeactivate("m");
        license.clientActivate("second").expect(201);
        Answer full = license.activate("third");

        List<Answer> revoked = admin
                .get("/v1/tokens")
                .at("/items")
                .valueStream()
                .filter(token -> token.path("status").asString().equals("ACTIVE"))
                .map(token -> token.path("tokenId").asString())
                .toList()
                .reversed() // the oldest is the one this test goes by
                .stream()
                .map(tokenId -> admin.delete("/v1/tokens/" + tokenId))
                .filter(answer -> answer.status() == 409)
                .toList();
        LicenseFixture legacy = shop.imported("LEGACY-" + UUID.randomUUID(), "{\"kind\": \"PERPETUAL\"}");
        Answer partners = shop.sold("{\"kind\": \"SUBSCRIPTION\", \"channel\": \"PARTNER\", \"partnerId\": \"p-7\"}")
                .command("resume-auto-renew");
        Answer notDerivable = admin.get(legacy.path() + "/key");
        Answer beyond = admin.get("/v1/audit/checkpoint?size=999999999");
        Answer notBegun = shop.sold("{\"kind\": \"PERPETUAL\", \"startsAt\": \"%s\"}".formatted(TestVendor.inDays(3)))
                .activate("m");
        Answer tooEarly = shop.sold("{\"kind\": \"SUBSCRIPTION\"}").command("renew", "{\"period\": \"P1Y\"}");
        String twenty = IntStream.range(0, 20)
                .mapToObj(number -> "\"m" + number + "\": \"text\"")
                .collect(Collectors.joining(", ", "{", "}"));
        Answer tooMuch = shop.sold("{\"kind\": \"PERPETUAL\", \"metadata\": %s}".formatted(twenty))
                .command("change-metadata", "{\"metadata\": {\"one\": \"more\"}}");
        LicenseFixture leaked = shop.perpetual();
        String replacedKey = leaked.key();
        leaked.command("reissue-key", "{}").expect(200);
        Answer replaced = admin.post("/v1/licenses/lookup", "{\"key\": \"%s\"}".formatted(leaked.key()));
        Answer seen = admin.call("GET", "/v1/client/license")
                .header("Authorization", "License " + license.key())
                .send();
        Answer seenNoMore = admin.call("GET", "/v1/client/license")
                .header("Authorization", "License " + replacedKey)
                .send();
        Answer nothingKept = admin.post("/v1/projections/compliance/verify", "");
        return Map.ofEntries(
                Map.entry("clientLicense", List.of(seen, seenNoMore)),
                Map.entry("activateMachine", List.of(notBegun, full)),
                Map.entry("lookupLicense", List.of(replaced)),
                Map.entry("verifyProjection", List.of(nothingKept)),
                Map.entry("renewLicense", List.of(tooEarly)),
                Map.entry("changeMetadata", List.of(tooMuch)),
                Map.entry("clientDeactivate", List.of(allowed, usedUp)),
                Map.entry("resumeAutoRenew", List.of(partners)),
                Map.entry("revokeToken", revoked),
                Map.entry("getLicenseKey", List.of(notDerivable)),
                Map.entry("getCheckpoint", List.of(beyond)));
    }

    /** The positions of the activations of two licences. */
    private List<Long> twoThatCanNotBeTakenIn() {
        try (OwnLictor own = start()) {
            TestVendor shop = TestVendor.open(own.client());
            return List.of(
                    shop.perpetual().activate("m").number("/position"),
                    shop.perpetual().activate("m").number("/position"));
        }
    }

    private void walk(DescribedOperation operation, GeneratedRequests requests, Conformance conformance) {
        for (int i = 0; i < ALLOWED || (i < MOST && !conformance.wasAnswered(operation)); i++) {
            check(operation, requests.allowed(operation), conformance);
        }
        if (operation.bodySchema().isPresent()) {
            for (int i = 0; i < SPOILED; i++) {
                check(operation, requests.spoiled(operation), conformance);
            }
        }
        requests.misshapen(operation).forEach(sent -> check(operation, sent, conformance));
        if (operation.isWrite()) {
            requests.repeated(operation).forEach(sent -> check(operation, sent, conformance));
        }
    }

    private void check(DescribedOperation operation, GeneratedRequests.Sent sent, Conformance conformance) {
        Answer answer = sent.answer();
        List<String> found = new ArrayList<>(conformance.faults(operation, answer));
        if (!sent.isAllowed() && answer.status() / 100 == 2) {
            found.add("was taken, though it is not allowed");
        }
        if (!found.isEmpty()) {
            faults.add("%s with %s: %s%n%s".formatted(operation, sent.says(), found, answer));
        }
    }

    /** Of what is described for any operation, what not one of them said. */
    private static Set<String> neverSeen(List<DescribedOperation> operations, Conformance conformance) {
        Set<String> unseen = operations.stream()
                .flatMap(operation -> operation.refusals().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        unseen.removeAll(SEEN_ELSEWHERE);
        unseen.removeAll(conformance.seen());
        return unseen;
    }
}
