package io.lictor.handling;

import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.SUCCESSOR;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lictor.access.Subject;
import io.lictor.command.ActivateLicense;
import io.lictor.command.ChangeLicense;
import io.lictor.command.DeactivateMachine;
import io.lictor.command.ReissueKey;
import io.lictor.command.Rejection;
import io.lictor.command.UpgradeLicense;
import io.lictor.endpoint.WriteSideFixture;
import io.lictor.event.DeactivatedBy;
import io.lictor.event.LicenseActivated;
import io.lictor.event.RecordedEvent;
import io.lictor.license.License;
import io.lictor.store.SqlUpdate;
import io.lictor.store.StoreException;
import io.lictor.value.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands that wait for one licence are done together, each as if it were alone. */
@Timeout(60)
class BusyLicenseTest {

    @TempDir
    Path temporary;

    private final CountDownLatch underWay = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private WriteSideFixture writeSide;

    @BeforeEach
    void open() {
        writeSide = WriteSideFixture.open(temporary.resolve("data")).withProduct();
        writeSide.sql("CREATE TABLE kept (what TEXT PRIMARY KEY)");
    }

    @AfterEach
    void close() {
        gate.countDown();
        writeSide.close();
    }

    @Test
    void allThatWaitsIsOneAppendAndEachIsToldOfItsOwn() throws Exception {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 20);
        List<Long> commits = new ArrayList<>();

        begin();
        List<Future<Outcome<License>>> answers = new ArrayList<>();
        for (int i = 2; i <= 10; i++) {
            answers.add(inLine(activate("m-" + i), new CommandContext("actor-" + i, "call-" + i)));
        }
        try (var following = writeSide.store().log().onAppended(commits::add)) {
            gate.countDown();
            for (int i = 2; i <= 10; i++) {
                Outcome.Done<License> done = done(answers.get(i - 2));
                RecordedEvent own = new RecordedEvent(
                        i + 1L,
                        done.events().recorded().getFirst().position(),
                        new LicenseActivated(LICENSE, "m-" + i, null, null, at("2026-03-01")));
                assertThat(done.events().recorded()).containsExactly(own);
                assertThat(done.first().version()).isEqualTo(i + 1L);
                assertThat(issued(done.first().state()).activations()).hasSize(i);
                var stored =
                        writeSide.store().log().after(own.position() - 1, 1).getFirst();
                assertThat(writeSide.store().log().decode(stored)).isEqualTo(own.event());
                assertThat(stored.metadata())
                        .containsEntry("actor", "actor-" + i)
                        .containsEntry("correlationId", "call-" + i)
                        .containsEntry("command", "ActivateLicense");
            }
        }
        assertThat(commits).as("the first one's, and one for all that waited").hasSize(2);
    }

    @Test
    void eachMeetsWhatThoseBeforeItHaveLeft() throws Exception {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 3);

        begin();
        var second = inLine(activate("m-2"));
        var stale = inLine(activate("m-3"), expecting(version -> version == 2));
        var current = inLine(activate("m-3"), expecting(version -> version == 3));
        var again = inLine(activate("m-3"));
        var tooMany = inLine(activate("m-4"));
        var freed = inLine(new DeactivateMachine(LICENSE, "m-2", DeactivatedBy.VENDOR, at("2026-03-02")));
        var seated = inLine(activate("m-4"));
        gate.countDown();

        assertThat(done(second).first().version()).isEqualTo(3);
        assertThat(stale.get()).isEqualTo(new Outcome.Rejected<>(new Rejection.Conflict(3)));
        assertThat(done(current).first().version()).isEqualTo(4);
        assertThat(done(again).events().recorded()).isEmpty();
        assertThat(((Outcome.Rejected<License>) tooMany.get()).rejection())
                .isInstanceOf(Rejection.ActivationLimitReached.class);
        assertThat(done(freed).events().recorded()).hasSize(1);
        assertThat(done(seated).events().recorded()).hasSize(1);
        assertThat(writeSide.license(LICENSE).activations()).containsOnlyKeys("m-1", "m-3", "m-4");
    }

    @Test
    void commandsOnSeveralStreamsGoTogetherToo() throws Exception {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 3);

        begin();
        var reissued = inLine(new ReissueKey(LICENSE, at("2026-03-01")));
        var reissuedAgain = inLine(new ReissueKey(LICENSE, at("2026-03-01")));
        var upgraded = inLine(new UpgradeLicense(
                LICENSE, SUCCESSOR, Kind.SUBSCRIPTION, null, span("P1Y"), null, null, at("2026-03-01")));
        var late = inLine(activate("m-2"));
        gate.countDown();

        assertThat(done(reissued).events().recorded()).hasSize(3);
        assertThat(issued(done(reissuedAgain).first().state()).key().generation())
                .isEqualTo(3);
        assertThat(done(upgraded).events().recorded())
                .extracting(recorded -> recorded.event().streamId())
                .endsWith(LICENSE.toString(), SUCCESSOR.toString());
        assertThat(late.get()).isEqualTo(new Outcome.Rejected<>(new Rejection.LicenseUpgraded(SUCCESSOR)));
        assertThat(writeSide.license(SUCCESSOR).activations()).containsOnlyKeys("m-1");
        writeSide.send(activate(SUCCESSOR, "m-2"));
        assertThat(writeSide.license(SUCCESSOR).activations()).hasSize(2);
    }

    @Test
    void whatFailsTakesNobodyWithIt() throws Exception {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 20);

        begin();
        var before = inLine(activate("m-2"), keeping("m-2"));
        var guilty = inLine(activate("m-3"), joined((_, _) -> {
            throw new IllegalArgumentException("kept before");
        }));
        var after = inLine(activate("m-4"), keeping("m-4"));
        var unchanged = inLine(activate("m-4"), keeping("never run without an event"));
        gate.countDown();

        assertThat(done(before).events().recorded()).hasSize(1);
        assertThat(done(after).events().recorded()).hasSize(1);
        assertThat(done(unchanged).events().recorded()).isEmpty();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(guilty::get)
                .withCauseExactlyInstanceOf(IllegalArgumentException.class);
        assertThat(writeSide.license(LICENSE).activations()).containsOnlyKeys("m-1", "m-2", "m-4");
        assertThat(writeSide.events(LICENSE)).hasSize(4);
        assertThat(kept()).containsExactlyInAnyOrder("m-2", "m-4");
        assertThat(done(writeSide.send(activate("m-3"))).first().version()).isEqualTo(5);
    }

    /** Nobody is answered on the strength of what never came to be, not even who changed nothing. */
    @Test
    void whereTheStoreFailsNobodyIsToldOtherwise() throws Exception {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 2);

        begin((_, _) -> List.of(new SqlUpdate(
                "CREATE TRIGGER full BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'no room'); END", List.of())));
        List<Future<Outcome<License>>> answers = List.of(
                inLine(activate("m-2")), // would be new
                inLine(activate("m-2")), // would be known
                inLine(activate("m-3"))); // would find no seat
        gate.countDown();

        for (Future<Outcome<License>> answer : answers) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(answer::get)
                    .havingCause()
                    .isInstanceOf(StoreException.class);
        }
        writeSide.sql("DROP TRIGGER full");
        assertThat(writeSide.events(LICENSE)).hasSize(2);
        Outcome.Done<License> next = done(writeSide.send(activate("m-3")));
        assertThat(next.first().version()).isEqualTo(3);
        assertThat(issued(next.first().state()).activations()).containsOnlyKeys("m-1", "m-3");
    }

    @Test
    void anUnknownLicenceIsUnknownToAllWhoWait() throws Exception {
        var answers = Concurrently.run(50, i -> writeSide.send(activate("m-" + i)));

        assertThat(answers).containsOnly(new Outcome.Rejected<>(new Rejection.LicenseNotFound(LICENSE)));
    }

    @Test
    void hundredsOfVirtualThreadsAreServed() throws Exception {
        writeSide.issue(LICENSE, Kind.PERPETUAL, 500);

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome<License>>> answers = IntStream.range(0, 600)
                    .mapToObj(i -> executor.submit(() -> writeSide.send(activate("m-" + i))))
                    .toList();
            int done = 0;
            for (Future<Outcome<License>> answer : answers) {
                done += answer.get() instanceof Outcome.Done<License> ? 1 : 0;
            }
            assertThat(done).isEqualTo(500);
        }
        assertThat(writeSide.events(LICENSE)).hasSize(501);
        assertThat(writeSide.license(LICENSE).activations()).hasSize(500);
    }

    /** The first machine, whose append is under way until the gate opens. */
    private void begin() {
        begin(TransactionalWork.NOTHING);
    }

    private void begin(TransactionalWork work) {
        Waiting.begin(() -> writeSide.send(activate("m-1"), joined((done, first) -> {
            underWay.countDown();
            Waiting.uninterruptedly(gate);
            return work.updates(done, first);
        })));
        Waiting.uninterruptedly(underWay);
    }

    private FutureTask<Outcome<License>> inLine(ChangeLicense command) {
        return inLine(command, new CommandContext("anna", "c-1"));
    }

    private FutureTask<Outcome<License>> inLine(ChangeLicense command, CommandContext envelope) {
        return Waiting.inLine(() -> writeSide.send(command, envelope));
    }

    private static CommandContext expecting(LongPredicate version) {
        return new CommandContext(Subject.service("anna"), "c-1", version, TransactionalWork.NOTHING);
    }

    private static CommandContext joined(TransactionalWork work) {
        return new CommandContext(Subject.service("anna"), "c-1", version -> true, work);
    }

    private static CommandContext keeping(String what) {
        return joined((_, _) -> List.of(new SqlUpdate("INSERT INTO kept (what) VALUES (?)", List.of(what))));
    }

    private List<String> kept() {
        return writeSide.store().read(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT what FROM kept")) {
                List<String> kept = new ArrayList<>();
                while (rows.next()) {
                    kept.add(rows.getString(1));
                }
                return kept;
            }
        });
    }

    private static Outcome.Done<License> done(Future<Outcome<License>> answer) throws Exception {
        return done(answer.get());
    }

    private static Outcome.Done<License> done(Outcome<License> outcome) {
        return switch (outcome) {
            case Outcome.Done<License> done -> done;
            case Outcome.Rejected<License> refused -> throw new AssertionError("Refused: " + refused.rejection());
        };
    }

    private static License.Issued issued(License license) {
        return (License.Issued) license;
    }

    private static ActivateLicense activate(String fingerprint) {
        return activate(LICENSE, fingerprint);
    }

    private static ActivateLicense activate(UUID licenseId, String fingerprint) {
        return new ActivateLicense(licenseId, fingerprint, null, null, at("2026-03-01"));
    }
}
