package io.lictor.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.store.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NewestEventsTest {

    private final NewestEvents newest = new NewestEvents();

    private static List<FeedEvent> events(long first, long last, String payload) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(position ->
                        new StoredEvent(position, "s", position, "t", "1", Instant.EPOCH, payload, Map.of()))
                .map(stored ->
                        new FeedEvent(stored, new EventSubject(stored, Optional::empty, Set::of), _ -> new byte[0]))
                .toList();
    }

    private List<Long> after(long position) {
        return newest.after(position).orElseThrow().stream()
                .map(FeedEvent::position)
                .toList();
    }

    @Test
    void holdsNothingBeforeItHasBegun() {
        assertThat(newest.after(0)).isEmpty();
    }

    @Test
    void knowsWhatFollowsTheBeginningAndNothingBeforeIt() {
        newest.begin(10);
        newest.add(events(11, 13, "{}"));

        assertThat(after(10)).containsExactly(11L, 12L, 13L);
        assertThat(after(12)).containsExactly(13L);
        assertThat(after(13)).isEmpty();
        assertThat(after(99)).isEmpty();
        assertThat(newest.after(9)).isEmpty();
    }

    @Test
    void givesAFewAtATime() {
        newest.begin(0);
        newest.add(events(1, 900, "{}"));

        assertThat(after(0)).hasSizeLessThanOrEqualTo(100).startsWith(1L, 2L);
    }

    @Test
    void forgetsTheOldestHoweverManyCome() {
        newest.begin(0);
        for (int i = 0; i < 50; i++) {
            newest.add(events(i * 100 + 1, i * 100 + 100, "{}"));
        }

        assertThat(newest.after(3_999)).isEmpty();
        assertThat(after(4_000)).startsWith(4_001L);
    }

    @Test
    void forgetsTheHeaviestToo() {
        newest.begin(0);
        newest.add(events(1, 10, "x".repeat(1_000_000)));

        assertThat(newest.after(5)).isEmpty();
        assertThat(after(6)).containsExactly(7L, 8L, 9L, 10L);
    }

    @Test
    void aGapIsNoEnd() {
        newest.begin(0);
        newest.add(events(1, 2, "{}"));
        newest.add(events(5, 6, "{}"));

        assertThat(after(2)).containsExactly(5L, 6L);
        assertThat(after(3)).containsExactly(5L, 6L);
    }
}
