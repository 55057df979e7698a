package io.lictor.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.TestVendor;
import io.lictor.auditor.Auditor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Changes the database behind the product's back: the auditor's tool finds and names each change in the next export.
 * The checkpoint was made in the middle, so the later events were in no log yet.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class TamperingContract {

    /** As many licences, each of three events: more than a tile of the log has hashes. */
    private static final int LICENSES = 100;

    private static final int LICENSES_AFTERWARDS = 10;

    private Path directory;

    private OwnLictor own;
    private Intruder intruder;
    private List<JsonNode> events;
    private Path known;
    private int size;

    /** The product on that database, with its data in a directory. */
    abstract OwnLictor start(Path directory);

    abstract Intruder.Database database(Path directory);

    @BeforeAll
    void population(@TempDir Path ofAllTests) throws Exception {
        directory = ofAllTests;
        own = start(directory);
        TestVendor shop = TestVendor.open(own.client());
        sell(shop, LICENSES);
        String checkpoint = own.client().get("/v1/audit/checkpoint").expect(200).body();
        known = Files.writeString(directory.resolve("checkpoints"), checkpoint);
        size = Integer.parseInt(checkpoint.lines().toList().get(1));
        sell(shop, LICENSES_AFTERWARDS);
        events = own.client().events(0);
        intruder = new Intruder(database(directory));
    }

    /** Takes the database away; the product has been stopped. */
    abstract void drop();

    @AfterAll
    void stop() {
        own.close();
        drop();
    }

    private static void sell(TestVendor shop, int licenses) {
        for (int i = 0; i < licenses; i++) {
            LicenseFixture sold = shop.perpetual();
            sold.activate("machine-" + i).expect(201);
        }
    }

    @AfterEach
    void putEverythingBack() throws Exception {
        intruder.putEverythingBack();
    }

    private interface Tampering {
        void run() throws Exception;
    }

    private void whileItIsStopped(Tampering tampering) throws Exception {
        own.close();
        tampering.run();
        own = start(directory);
    }

    /** The position of an activation among the first that are behind {@code from}. */
    private long activation(int from) {
        return events.stream()
                .filter(event -> event.path("position").longValue() > from)
                .filter(event -> event.path("type").asString().equals("LicenseActivated"))
                .findFirst()
                .orElseThrow()
                .path("position")
                .longValue();
    }

    private long early() {
        return activation(size / 2);
    }

    private long afterwards() {
        return activation(size);
    }

    /** Returns the beginning of a finding about the event at that position. */
    private String at(long position) {
        JsonNode event = events.get((int) position - 1);
        return "position %d, %s of licence %s at "
                .formatted(
                        position,
                        event.path("type").asString(),
                        event.path("licenseId").asString());
    }

    private record Said(int code, String text) {

        Said first(String... words) {
            assertThat(code).as(text).isEqualTo(1);
            assertThat(text.lines()
                            .filter(line -> line.startsWith("First: "))
                            .findFirst()
                            .orElseThrow())
                    .as(text)
                    .contains(words);
            return this;
        }

        Said alone() {
            return says("NOT AS IT WAS: 1 finding in");
        }

        Said says(String... words) {
            assertThat(text).contains(words);
            return this;
        }
    }

    /** Exports everything, and has it verified. */
    private Said verified() throws IOException {
        String export = own.client().get("/v1/audit/export").expect(200).body();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream people = new PrintStream(said, true, UTF_8);
        int code = Auditor.run(
                List.of(
                        "verify",
                        "--key",
                        directory.resolve("data").resolve("audit-key.pub").toString(),
                        "--checkpoint",
                        known.toString(),
                        "-"),
                new ByteArrayInputStream(export.getBytes(UTF_8)),
                people,
                people);
        return new Said(code, said.toString(UTF_8));
    }

    @Test
    void whatNobodyTouchedIsFoundAsItWas() throws Exception {
        Said said = verified();
        assertThat(said.code()).as(said.text()).isZero();
        said.says("Complete: %d events".formatted(events.size()), "Untampered", "Consistent: 2 checkpoints");
    }

    @Test
    void oneByteOfAPayload() throws Exception {
        intruder.change(early(), "payload", "machine", "machinf");
        verified()
                .first(at(early()), ": changed: it is not what was appended here")
                .alone();
    }

    @Test
    void anActor() throws Exception {
        intruder.change(early(), "metadata", "\"actor\":\"", "\"actor\":\"Not ");
        verified()
                .first(at(early()), ": changed: it is not what was appended here")
                .alone();
    }

    @Test
    void aTime() throws Exception {
        intruder.change(early(), "recorded_at", "20", "19");
        verified()
                .first("position %d,".formatted(early()), ": changed: it is not what was appended here")
                .alone();
    }

    @Test
    void anEventThatWasDeleted() throws Exception {
        intruder.delete(early());
        verified()
                .first(
                        "position %d: dropped: position %d".formatted(early(), early() + 1),
                        "the log has it, with the hash")
                .alone();
    }

    @Test
    void twoThatWereSwapped() throws Exception {
        long other = activation((int) early());
        intruder.swap(early(), other);
        verified()
                .first(
                        "position %d,".formatted(early()),
                        ": reordered: what stands here was appended as position " + other)
                .says("was appended as position %d.".formatted(early()));
    }

    @Test
    void aForgedOneAtTheEnd() throws Exception {
        intruder.append(early());
        verified()
                .first("position %d,".formatted(events.size() + 1), ": inserted: the service never appended this here")
                .alone();
    }

    @Test
    void theEndIsCutOffBelowAKnownCheckpoint() throws Exception {
        intruder.cutOffBehind(size - 5);
        verified()
                .first("positions %d to %d: cut off: a checkpoint was signed of".formatted(size - 4, size))
                .alone();
    }

    @Test
    void theEndIsCutOffAndOtherEventsFollow() throws Exception {
        whileItIsStopped(() -> intruder.cutOffBehind(size - 5));
        try {
            TestVendor.open(own.client()).perpetual();
            verified().first(String.valueOf(size - 4));
        } finally {
            whileItIsStopped(intruder::putEverythingBack); // it has seen events that are there no more
        }
    }

    @Test
    void manyThingsAtOnceWhileItIsStopped() throws Exception {
        long other = activation((int) early());
        long late = afterwards();
        long later = activation((int) late);
        whileItIsStopped(() -> {
            intruder.change(early(), "payload", "machine", "machinf");
            intruder.delete(other);
            intruder.change(late, "recorded_at", "20", "19");
            intruder.delete(later);
            intruder.append(activation((int) other));
        });
        verified()
                .first(at(early()), ": changed: ")
                .says("position %d: dropped: ".formatted(other))
                .says("Then:  position %d, LicenseActivated".formatted(late), "position %d: dropped".formatted(later))
                .says("Then:  position %d,".formatted(events.size() + 1), "inserted", "NOT AS IT WAS: 5 findings");
    }

    @Test
    void whatNoLogHadTakenInYet() throws Exception {
        long first = afterwards();
        long second = activation((int) first);
        long third = activation((int) second);
        intruder.change(first, "payload", "machine", "machinf");
        intruder.change(second, "metadata", "\"actor\":\"", "\"actor\":\"Not ");
        intruder.delete(third);
        verified()
                .first(at(first), ": changed: it is not what was appended here")
                .says(
                        at(second),
                        "position %d: dropped: position %d".formatted(third, third + 1),
                        "it was gone already when the log came by")
                .says("NOT AS IT WAS: 3 findings");
    }

    @Test
    void twoThatWereSwappedBeforeTheLogHadTakenThemIn() throws Exception {
        long other = activation((int) afterwards());
        intruder.swap(afterwards(), other);
        verified()
                .first("position %d,".formatted(afterwards()), ": inserted: the service never appended this here")
                .says("position %d,".formatted(other), "NOT AS IT WAS: 2 findings");
    }

    @Test
    void anEventIsChangedAndTheLogWiped() throws Exception {
        whileItIsStopped(() -> {
            intruder.change(early(), "payload", "machine", "machinf");
            intruder.wipeLog();
        });
        verified().first(at(early()), ": changed: it is not what was appended here");
    }

    @Test
    void anEventIsChangedAndAllMadeToLookOlderThanTheLog() throws Exception {
        whileItIsStopped(() -> {
            intruder.change(early(), "payload", "machine", "machinf");
            intruder.wipeLog();
            intruder.unseal();
        });
        verified().first("positions 1 to %d: rewritten".formatted(size)).alone();
    }
}
