package io.lictor.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.event.LicenseRenewed;
import io.lictor.event.RecordedEvent;
import io.lictor.projection.DeadLetterAdmin.Outcome;
import io.lictor.query.EventsOnDisk;
import io.lictor.query.SampleLicense;
import io.lictor.readmodel.LicensesDefinition;
import io.lictor.term.Span;
import io.lictor.term.Term;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event that can't be folded in stops its own stream, and no other. */
class DeadLetterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SICK = 3;
    private static final int WELL = 4;

    @TempDir
    Path directory;

    private EventsOnDisk events;
    private SharedReadModel shared;
    private RecordedEvent poison;

    @BeforeEach
    void open() {
        events = new EventsOnDisk(directory);
        shared = SharedReadModel.open();
        for (int i = 0; i < 6; i++) {
            events.append(History.sale(i).events());
        }
        poison = events.append(History.activation(SICK, 0)).getFirst();
    }

    @AfterEach
    void close() {
        shared.close();
        events.close();
    }

    @Test
    void anUnreadableEventLetsItsOwnStreamWaitOnly() throws Exception {
        damage("payload", "{\"licenseId\":\"secret-reference\"}");
        SharedReadModel.Instance instance = shared.start(events);
        events.append(History.activation(SICK, 1), History.activation(WELL, 1));
        events.append(History.activation(SICK, 2));
        upToDate(instance);

        DeadLetter letter = only(instance);
        assertThat(letter.position()).isEqualTo(poison.position());
        assertThat(letter.sequence()).isEqualTo(2);
        assertThat(letter.streamId()).isEqualTo(History.licenseId(SICK).toString());
        assertThat(letter.type()).isEqualTo("licensing.LicenseActivated");
        assertThat(letter.waiting()).isEqualTo(2);
        assertThat(letter.message()).contains("licenseId").doesNotContain("secret-reference");
        assertThat(version(SICK)).isEqualTo(1);
        assertThat(version(WELL)).isEqualTo(2);
        assertThat(instance.projection.lag()).isZero();
        CompletableFuture<Void> built = new CompletableFuture<>(); // told soon after the last position
        instance.projection.rebuild().whenComplete(() -> built.complete(null));
        built.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void anUnknownTypeOrRevisionIsNoEndOfTheStream() {
        damage("type", "licensing.LicenseTeleported");
        SharedReadModel.Instance instance = shared.start(events);
        upToDate(instance);
        assertThat(only(instance).message()).contains("LicenseTeleported");

        RecordedEvent second = events.append(History.activation(WELL, 7)).getFirst();
        upToDate(instance);
        assertThat(version(WELL)).isEqualTo(2);
        assertThat(second.sequence()).isEqualTo(2);
    }

    @Test
    void afterARepairAllThatWaitedGoesThroughAndIsCountedOnce() {
        String payload = payload();
        damage("payload", "{}");
        SharedReadModel.Instance instance = shared.start(events);
        // Another day's document goes on meanwhile, past what waits.
        events.append(History.activation(SICK, 1), History.activation(SICK, 6), History.activation(WELL, 6));
        upToDate(instance);

        assertThat(instance.projection.deadLetters().retry(poison.position()))
                .isInstanceOfSatisfying(
                        Outcome.StandsStill.class,
                        still -> assertThat(still.letter().attempts()).isGreaterThan(1));
        damage("payload", payload);
        // On an instance that may have none of the stream's segment.
        SharedReadModel.Instance other = shared.start(events);
        assertThat(other.projection.deadLetters().retry(poison.position())).isInstanceOf(Outcome.WentThrough.class);

        assertThat(instance.projection.deadLetters().all()).isEmpty();
        assertThat(instance.projection.deadLetters().retry(poison.position())).isInstanceOf(Outcome.Unknown.class);
        assertThat(version(SICK)).isEqualTo(4);
        events.append(History.activation(SICK, 8), History.activation(WELL, 8));
        upToDate(instance);
        assertThat(shared.content(1)).isEqualTo(SharedReadModel.fresh(events));
    }

    @Test
    void aDiscardedEventIsLeftOutAndTheRestGoesOn() {
        damage("payload", "{}");
        SharedReadModel.Instance instance = shared.start(events);
        events.append(History.activation(SICK, 1));
        upToDate(instance);

        assertThat(instance.projection.deadLetters().discard(poison.position()))
                .isInstanceOf(Outcome.WentThrough.class);

        assertThat(version(SICK)).isEqualTo(3);
        assertThat(license(SICK).getInteger("used")).isEqualTo(1);
        events.append(History.activation(SICK, 2));
        upToDate(instance);
        assertThat(license(SICK).getInteger("used")).isEqualTo(2);
        assertThat(instance.projection.deadLetters().all()).isEmpty();
    }

    @Test
    void anEventThatMakesNoSenseStandsStillToo() {
        // Its sale is discarded, so what follows has nothing to begin with.
        long sale = saleOf(SICK);
        execute("payload", "{}", sale);
        SharedReadModel.Instance instance = shared.start(events);
        upToDate(instance);
        assertThat(only(instance).position()).isEqualTo(sale);

        assertThat(instance.projection.deadLetters().discard(sale))
                .isInstanceOfSatisfying(
                        Outcome.StandsStill.class,
                        still -> assertThat(still.letter().position()).isEqualTo(poison.position()));
        events.append(History.activation(SICK, 1));
        events.append(new LicenseRenewed(
                History.licenseId(WELL),
                Term.startingAt(SampleLicense.NEW_YEAR, Span.ofYears(2)),
                null,
                SampleLicense.NEW_YEAR));
        upToDate(instance);
        assertThat(only(instance).waiting()).isEqualTo(1);
        assertThat(version(WELL)).isEqualTo(2);
    }

    /** Its events can be folded, and what they come to can't be written: by then they are counted. */
    @Test
    void whatLeavesNoDocumentIsCountedOnce() {
        long sale = saleOf(SICK);
        String payload = events.log().after(sale - 1, 1).getFirst().payload();
        String damaged = payload.replaceFirst("\"channel\":\"\\w+\",?", "");
        assertThat(damaged).isNotEqualTo(payload);
        execute("payload", damaged, sale);
        SharedReadModel.Instance instance = shared.start(events);
        events.append(History.activation(SICK, 1), History.activation(WELL, 1));
        upToDate(instance);
        assertThat(only(instance).position()).isEqualTo(sale);

        execute("payload", payload, sale);
        assertThat(instance.projection.deadLetters().retry(sale)).isInstanceOf(Outcome.WentThrough.class);
        events.append(History.activation(SICK, 8), History.activation(WELL, 8));
        upToDate(instance);
        assertThat(shared.content(1)).isEqualTo(SharedReadModel.fresh(events));
    }

    @Test
    void theEmbeddedReplayGoesOnToo() {
        damage("payload", "not even JSON");
        try (var database = io.lictor.documents.embedded.TestDatabase.embedded();
                Projection projection = LicensesDefinition.embedded(
                        events.log(), new io.lictor.readmodel.ReadModel(database.readModel()))) {
            projection.start();
            assertThat(projection.position().await(events.log().lastPosition(), PATIENCE))
                    .isTrue();
            assertThat(projection.deadLetters().all()).hasSize(1);
            assertThat(projection.status().deadLetters()).isEqualTo(1);
            events.append(History.activation(SICK, 1), History.activation(WELL, 1));
            assertThat(projection.position().await(events.log().lastPosition(), PATIENCE))
                    .isTrue();
            assertThat(projection.deadLetters().all().getFirst().waiting()).isEqualTo(1);
            projection.requestRebuild();
            Eventually.until("the second serves", () -> projection.status().generation() == 2);
            Eventually.until("and has it too", () -> projection.deadLetters().count() == 1);
        }
    }

    @Test
    void anotherOwnerKnowsWhatStandsStill() {
        damage("payload", "{}");
        SharedReadModel.Instance first = shared.start(events);
        upToDate(first);
        SharedReadModel.Instance second = shared.start(events);
        first.close();
        events.append(History.activation(SICK, 1));
        events.append(History.activation(SICK, 2));
        upToDate(second);
        assertThat(only(second).waiting()).isEqualTo(2);
        assertThat(Map.of(SICK, version(SICK))).isEqualTo(Map.of(SICK, 1L));
    }

    private void damage(String column, String value) {
        execute(column, value, poison.position());
    }

    private void execute(String column, String value, long position) {
        events.execute("UPDATE event SET " + column + " = ? WHERE position = ?", value, position);
    }

    private String payload() {
        return events.log().after(poison.position() - 1, 1).getFirst().payload();
    }

    private long saleOf(int number) {
        return events.log().stream(History.licenseId(number).toString(), 1, 1)
                .getFirst()
                .position();
    }

    private void upToDate(SharedReadModel.Instance instance) {
        assertThat(instance.projection.position().await(events.log().lastPosition(), PATIENCE))
                .isTrue();
    }

    private static DeadLetter only(SharedReadModel.Instance instance) {
        List<DeadLetter> all = instance.projection.deadLetters().all();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private Document license(int number) {
        return shared.database()
                .getCollection("licenses_1")
                .find(new Document("_id", History.licenseId(number).toString()))
                .first();
    }

    private long version(int number) {
        return license(number).getLong("version");
    }
}
