package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.lictor.acceptance.ChildLictor;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A dump of the heap, some time after keys and tokens were used, holds none of them. The buffers of connections keep what
 * went through them until something longer comes along; nothing else does.
 */
@Timeout(180)
class NoSecretStaysInMemoryTest {

    private static final int CALLERS = 48;

    /** Longer than whatever had a secret in it. */
    private static final String LONG = "x".repeat(60);

    @TempDir
    Path directory;

    private final Traces traces = new Traces();

    @Test
    void longAfterTheirUse() throws Exception {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        assumeThat(jcmd).as("a JDK's jcmd, which takes the dump").exists();
        try (ChildLictor child = ChildLictor.start(Standalone.class, directory.resolve("data"))) {
            Lictor lictor = child.client();
            TestVendor shop = TestVendor.open(lictor);
            useKeysAndTokens(shop);
            LicenseFixture other = shop.sold("{\"kind\": \"PERPETUAL\", \"activationLimit\": 1}");
            other.activate(LONG).expect(201);
            otherCalls(other);

            Path dump = directory.resolve("heap.hprof");
            Process taking = new ProcessBuilder(
                            jcmd.toString(), Long.toString(child.pid()), "GC.heap_dump", dump.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(taking.getInputStream().readAllBytes());
            assertThat(taking.waitFor()).as(said).isZero();

            Traces present = new Traces();
            present.lookFor("the licence that is used all the time", other.id());
            present.inFile(dump);
            assertThat(present.found())
                    .as("a look into the dump finds what is there")
                    .isNotEmpty();
            traces.inFile(dump);
        }
        assertThat(traces.spellings()).isGreaterThan(20);
        assertThat(traces.found()).isEmpty();
    }

    private void useKeysAndTokens(TestVendor shop) {
        Lictor lictor = shop.lictor();
        LicenseFixture issued = remembered("an issued key", shop.perpetual());
        LicenseFixture imported =
                remembered("an imported key", shop.imported("OLD-" + UUID.randomUUID(), "{\"kind\": \"PERPETUAL\"}"));
        for (LicenseFixture license : List.of(issued, imported)) {
            license.clientActivate("m1").expect(201);
            license.validate("m1");
            license.validate("m2");
            lictor.post("/v1/licenses/lookup", "{\"key\": \"%s\"}".formatted(license.key()))
                    .expect(200);
            lictor.call("POST", "/v1/client/deactivate")
                    .header("Authorization", "License " + license.key())
                    .json("{\"fingerprint\": \"m1\"}")
                    .send()
                    .expect(200);
        }
        remembered(
                "a new key",
                issued.withKey(issued.command("reissue-key", "{}").expect(200).text("/key")));
        traces.lookFor(
                "a key that was kept for a repetition",
                lictor.call("POST", "/v1/licenses")
                        .header("Idempotency-Key", "once")
                        .json("{\"product\": \"%s\", \"customer\": \"c\", \"kind\": \"PERPETUAL\"}"
                                .formatted(shop.product()))
                        .send()
                        .expect(201)
                        .text("/key"));
        var token = lictor.post("/v1/tokens", "{\"name\": \"ci\", \"roles\": [\"reader\"]}")
                .expect(201);
        traces.lookFor("a token", token.text("/token"));
        lictor.withToken(token.text("/token")).get("/v1/licenses").expect(200);
        lictor.delete("/v1/tokens/" + token.text("/tokenId")).expect(200);
    }

    private LicenseFixture remembered(String name, LicenseFixture license) {
        traces.lookFor(name, license.key());
        return license;
    }

    /** Many at once, with longer requests and answers than before, so that every buffer is used again. */
    private void otherCalls(LicenseFixture other) {
        String more = "{\"modules\": [%s]}".formatted(String.join(", ", Collections.nCopies(100, "\"" + LONG + "\"")));
        List<CompletableFuture<Void>> callers = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            callers.add(CompletableFuture.runAsync(
                    () -> {
                        for (int call = 0; call < 20; call++) {
                            other.validate("m1", more);
                        }
                    },
                    Thread::startVirtualThread));
        }
        callers.forEach(CompletableFuture::join);
    }
}
