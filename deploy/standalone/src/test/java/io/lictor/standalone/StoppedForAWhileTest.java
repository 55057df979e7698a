package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.Answer;
import io.lictor.acceptance.ChildLictor;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that stands still, as when its machine is suspended or has no time for it, and goes on. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "There are no signals to send")
@Timeout(180)
class StoppedForAWhileTest {

    private static final int CALLERS = 16;
    private static final int CALLS = 12;

    @TempDir
    Path data;

    @Test
    void whatWasSentMeanwhileIsDoneOnceAndAnswered() throws Exception {
        try (ChildLictor child = ChildLictor.start(Standalone.class, data)) {
            Lictor lictor = child.client();
            LicenseFixture license =
                    TestVendor.open(lictor).sold("{\"kind\": \"PERPETUAL\", \"activationLimit\": 1000}");
            AtomicInteger sent = new AtomicInteger();

            child.signal("STOP");
            List<CompletableFuture<Void>> callers = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                int number = caller;
                callers.add(CompletableFuture.runAsync(
                        () -> {
                            for (int call = 0; call < CALLS; call++) {
                                sent.incrementAndGet();
                                activate(lictor, license, number + "-" + call);
                            }
                        },
                        Thread::startVirtualThread));
            }
            while (sent.get() < CALLERS) {
                Thread.onSpinWait(); // each has sent its first call to a process that stands still
            }
            assertThat(callers).noneMatch(CompletableFuture::isDone);
            child.signal("CONT");
            callers.forEach(CompletableFuture::join);

            assertThat(activate(lictor, license, "0-0").header("Idempotency-Replayed"))
                    .isEqualTo("true");
            assertThat(license.get().number("/activations/used")).isEqualTo(CALLERS * CALLS);
            assertThat(license.get().number("/etag")).isEqualTo(1 + CALLERS * CALLS);
            assertThat(child.output()).doesNotContain("ERROR", "Exception");
        }
    }

    private static Answer activate(Lictor lictor, LicenseFixture license, String machine) {
        return lictor.call("POST", license.path() + "/activations")
                .header("Idempotency-Key", "activate-" + machine)
                .json("{\"fingerprint\": \"%s\"}".formatted(machine))
                .send()
                .expect(201);
    }
}
