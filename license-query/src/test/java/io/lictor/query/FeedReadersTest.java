package io.lictor.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.event.Event;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseTransferred;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many read the feed at once, some of them slowly, and their connections break. */
@Timeout(180)
class FeedReadersTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final UUID ID = new UUID(0x0198_0000_0000_7000L, 1);
    private static final UUID OTHER_ID = new UUID(0x0198_0000_0000_7000L, 2);
    private static final String NOTHING_WANTED = "";

    @TempDir
    Path directory;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<SseReader> readers = new ArrayList<>();
    private QueryService service;

    @BeforeEach
    void sell() {
        service = new QueryService(directory, NOW);
        service.events().append(SampleLicense.subscription(ID, "acme").events());
        service.events().append(SampleLicense.subscription(OTHER_ID, "bolt").eventsOf("cad"));
    }

    @AfterEach
    void stop() throws Exception {
        for (SseReader reader : readers) {
            reader.close();
        }
        service.close();
        threads.close();
    }

    private SseReader reader(String query, long after) throws Exception {
        SseReader reader = new SseReader(service.url(), query, after);
        readers.add(reader);
        return reader;
    }

    /** Every third one is of the other licence. */
    private void activate(int first, int count) {
        service.events()
                .append(IntStream.range(first, first + count)
                        .mapToObj(
                                i -> new LicenseActivated(i % 3 == 0 ? OTHER_ID : ID, "machine-" + i, null, null, NOW))
                        .toArray(Event[]::new));
    }

    private long last() {
        return service.events().log().lastPosition();
    }

    private static List<Long> positions(long after, long last) {
        return LongStream.rangeClosed(after + 1, last).boxed().toList();
    }

    @Test
    void twoHundredReadersAllGetAll() throws Exception {
        List<Future<List<Long>>> read = new ArrayList<>();
        long after = last();
        long last = after + 40 * 25;
        for (int i = 0; i < 200; i++) {
            SseReader reader = reader(NOTHING_WANTED, after).subscribed();
            read.add(threads.submit(() -> reader.upTo(last)));
        }
        for (int i = 0; i < 40; i++) {
            activate(i * 25, 25);
        }

        for (Future<List<Long>> positions : read) {
            assertThat(positions.get()).isEqualTo(positions(after, last));
        }
    }

    /** From the very beginning, where nobody reads for them, into what comes meanwhile. */
    @Test
    void readersFarBehindCatchUpWithThoseWhoFollow() throws Exception {
        activate(0, 2_000);
        List<Future<List<Long>>> read = new ArrayList<>();
        long last = last() + 2_000;
        for (int i = 0; i < 20; i++) {
            SseReader reader = reader(NOTHING_WANTED, 0);
            read.add(threads.submit(() -> reader.upTo(last)));
        }
        for (int i = 0; i < 20; i++) {
            activate(i * 100, 100);
        }

        for (Future<List<Long>> positions : read) {
            assertThat(positions.get()).isEqualTo(positions(0, last));
        }
    }

    /** The reader leaves more than fits into its connection's buffers and the newest events. */
    @Test
    void whoStopsReadingHoldsUpNobodyAndMissesNothing() throws Exception {
        long after = last();
        SseReader stalled = reader(NOTHING_WANTED, after).subscribed();
        SseReader other = reader(NOTHING_WANTED, after).subscribed();
        long last = after + 20_000;
        Future<List<Long>> read = threads.submit(() -> other.upTo(last));
        for (int i = 0; i < 40; i++) {
            activate(i * 500, 500);
        }

        assertThat(read.get()).isEqualTo(positions(after, last));

        // It may have been cut off meanwhile, and then goes on from where it is.
        List<Long> late = new ArrayList<>(stalled.upTo(last));
        long reached = late.isEmpty() ? after : late.getLast();
        if (reached < last) {
            late.addAll(reader(NOTHING_WANTED, reached).upTo(last));
        }
        assertThat(late).isEqualTo(positions(after, last));
    }

    @Test
    void whoseConnectionBreaksGetsExactlyTheRest() throws Exception {
        goesOnExactlyWhereItBroke(NOTHING_WANTED);
    }

    @Test
    void withAFilterToo() throws Exception {
        goesOnExactlyWhereItBroke("?customer=bolt&type=LicenseActivated&product=cad");
    }

    private void goesOnExactlyWhereItBroke(String query) throws Exception {
        long after = last();
        SseReader live = reader(query, after).subscribed();
        activate(0, 1_200);
        service.events().append(new LicenseTransferred(OTHER_ID, "coil", true, NOW));
        activate(0, 30); // no longer of the customer: but the last of those for all
        List<Long> whole = service
                .get("/v1/events" + (query.isEmpty() ? "?" : query + "&") + "limit=10000&after=" + after)
                .lines()
                .stream()
                .map(line -> line.path("position").asLong())
                .toList();
        assertThat(whole).hasSizeGreaterThan(300);

        List<Long> pieces = new ArrayList<>(live.upTo(whole.get(20)));
        live.close();
        while (pieces.size() < whole.size()) {
            long next = whole.get(Math.min(pieces.size() + 99, whole.size() - 1));
            try (SseReader resumed = new SseReader(service.url(), query, pieces.getLast())) {
                pieces.addAll(resumed.upTo(next));
            }
        }

        assertThat(pieces).isEqualTo(whole);
    }

    @Test
    void whenTheServiceStopsTheirConnectionsEnd() throws Exception {
        SseReader reader = reader(NOTHING_WANTED, last()).subscribed();
        Future<List<Long>> read = threads.submit(() -> reader.upTo(Long.MAX_VALUE));

        service.close();

        assertThat(read.get()).isEmpty();
        service = new QueryService(directory, NOW);
    }

    /** The last reader to leave has ended the tail. */
    @Test
    void theFeedGoesOnAfterEverybodyHasLeft() throws Exception {
        for (int i = 0; i < 3; i++) {
            long after = last();
            try (SseReader reader = reader(NOTHING_WANTED, after).subscribed()) {
                activate(i, 1);
                assertThat(reader.upTo(after + 1)).containsExactly(after + 1);
            }
        }
    }
}
