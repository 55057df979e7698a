package io.lictor.bench.audit;

import io.lictor.event.Event;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseContents;
import io.lictor.event.LicenseIssued;
import io.lictor.event.LicenseKeyAssigned;
import io.lictor.key.KeyRing;
import io.lictor.key.KeySecrets;
import io.lictor.store.NewEvent;
import io.lictor.store.StoreSecrets;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.sqlite.SqliteStore;
import io.lictor.term.Span;
import io.lictor.term.Term;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Channel;
import io.lictor.value.Kind;
import io.lictor.value.Policy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Appends so many events to an SQLite store in a directory, sealed as the service does it: {@code FillLog DIRECTORY EVENTS}.
 * Its secrets are all zeros, and have to be given to the service, too. Licences of five events each; the sales of a
 * thousand come first, then their machines by turns, so that the events of one lie far apart.
 */
public final class FillLog {

    private static final Map<String, String> ORIGIN =
            Map.of("actor", "benchmark", "command", "FillLog", "correlationId", "benchmarks/audit");

    private static final int BATCH = 1_000;
    private static final int MACHINES = 3;
    private static final Instant SOLD = Instant.parse("2026-01-01T00:00:00Z");
    private static final KeyRing KEYS = new KeyRing(new KeySecrets("1", Map.of("1", new byte[32]), new byte[32]));

    private final SqliteStore store;
    private final int wanted;
    private final Map<String, Long> sequences = new HashMap<>();
    private int appended;

    private FillLog(SqliteStore store, int wanted) {
        this.store = store;
        this.wanted = wanted;
    }

    /** Takes a directory, and a number of events. */
    public static void main(String[] arguments) {
        StoreSecrets secrets = new StoreSecrets(() -> KEYS.secretFor("texts"), () -> KEYS.secretFor("log"));
        try (DataDirectory data = DataDirectory.take(Path.of(arguments[0]));
                SqliteStore store = SqliteStore.open(data, secrets)) {
            new FillLog(store, Integer.parseInt(arguments[1])).fill();
        }
    }

    private void fill() {
        for (int first = 0; appended < wanted; first += BATCH) {
            List<UUID> licenses = new ArrayList<>();
            for (int i = first; i < first + BATCH; i++) {
                licenses.add(new UUID(0x0198_0000_0000_7000L, 0x8000_0000_0000_0000L | i));
            }
            append(licenses.stream().flatMap(id -> sale(id).stream()).toList());
            for (int machine = 0; machine < MACHINES; machine++) {
                String fingerprint = "machine-" + machine;
                append(licenses.stream()
                        .map(id -> (Event) new LicenseActivated(id, fingerprint, null, "2026.1", SOLD))
                        .toList());
            }
        }
    }

    private static List<Event> sale(UUID id) {
        var key = KEYS.reference(id, 1);
        LicenseContents contents = new LicenseContents(
                "render",
                null,
                "customer-" + id.getLeastSignificantBits() % 2_000,
                Kind.SUBSCRIPTION,
                Channel.DIRECT,
                null,
                SOLD,
                null,
                Term.startingAt(SOLD, Span.ofYears(1)),
                true,
                null,
                ActivationLimit.of(MACHINES),
                List.of(),
                List.of(),
                Policy.DEFAULT,
                Map.of());
        return List.of(
                new LicenseIssued(id, contents, key, null, SOLD), new LicenseKeyAssigned(key.hash(), id, 1, SOLD));
    }

    private void append(List<Event> events) {
        List<NewEvent> added = new ArrayList<>();
        for (Event event : events.subList(0, Math.min(events.size(), wanted - appended))) {
            long sequence = sequences.merge(event.streamId(), 0L, (last, _) -> last + 1);
            added.add(NewEvent.of("License", sequence + 1, event, ORIGIN));
            appended++;
        }
        store.append(added);
    }
}
