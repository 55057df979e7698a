package io.lictor.endpoint;

import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.OTHER;
import static io.lictor.spec.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.lictor.access.Subject;
import io.lictor.command.ActivateLicense;
import io.lictor.handling.CommandContext;
import io.lictor.handling.Outcome;
import io.lictor.handling.TransactionalWork;
import io.lictor.license.License;
import io.lictor.value.Kind;
import io.lictor.web.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Failures that kept a command from being decided are told as what they are. */
@Timeout(60)
class CommandGatewayTest {

    @TempDir
    Path temporary;

    private WriteSideFixture writeSide;

    @BeforeEach
    void open() {
        writeSide = WriteSideFixture.open(temporary.resolve("data")).withProduct();
        writeSide.issue(LICENSE, Kind.PERPETUAL, 5);
    }

    @AfterEach
    void close() {
        writeSide.close();
    }

    @Test
    void aStopWaitsForWhatIsUnderWayAndRefusesTheRest() throws Exception {
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        FutureTask<Outcome<License>> first = new FutureTask<>(() -> writeSide.send(
                activate(LICENSE, "m-1"),
                new CommandContext(Subject.service("anna"), "c-1", version -> true, waitingFor(underWay, gate))));
        Thread.ofPlatform().daemon().start(first);
        assertThat(underWay.await(30, TimeUnit.SECONDS)).isTrue();

        Thread closing = Thread.ofPlatform().daemon().start(writeSide.gateway()::close);
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        assertUnavailable("SHUTTING_DOWN", LICENSE, true);
        gate.countDown();
        closing.join();

        assertThat(first.get()).isInstanceOf(Outcome.Done.class);
        assertUnavailable("SHUTTING_DOWN", LICENSE, true);
        assertThat(writeSide.license(LICENSE).activations()).containsOnlyKeys("m-1");
    }

    @Test
    void aLicenceThatCantBeReadIsSaidToBeSo() {
        writeSide.send(activate(LICENSE, "m-1"));
        writeSide.issue(OTHER, Kind.PERPETUAL, 5);
        writeSide.sql("UPDATE event SET type = 'licensing.FromTheFuture' WHERE sequence_number = 0 AND stream_id = '"
                + OTHER + "'");

        assertUnavailable("LICENSE_UNREADABLE", forgetting(OTHER), false);
        assertThat(writeSide.send(activate(LICENSE, "m-2"))).isInstanceOf(Outcome.Done.class);
    }

    /** Restarts handling, since a remembered state would still be right. */
    private UUID forgetting(UUID licenseId) {
        Path data = temporary.resolve("data");
        writeSide.close();
        writeSide = WriteSideFixture.open(data);
        return licenseId;
    }

    private void assertUnavailable(String code, UUID licenseId, boolean worthAnotherTry) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> writeSide.send(activate(licenseId, "m-9")))
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(503);
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.retryAfterSeconds().isPresent()).isEqualTo(worthAnotherTry);
                });
    }

    private static TransactionalWork waitingFor(CountDownLatch underWay, CountDownLatch gate) {
        return (_, _) -> {
            underWay.countDown();
            try {
                assertThat(gate.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return List.of();
        };
    }

    private static ActivateLicense activate(UUID licenseId, String fingerprint) {
        return new ActivateLicense(licenseId, fingerprint, null, null, at("2026-03-01"));
    }
}
