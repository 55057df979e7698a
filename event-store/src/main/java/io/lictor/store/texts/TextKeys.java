package io.lictor.store.texts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lictor.event.TextsErased;
import io.lictor.store.table.EventRow;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of licences' texts, as they are after the last event that this process has appended to a stream. A key is made
 * and destroyed together with events of its stream only: so who appends the very next one need not ask for it.
 */
public final class TextKeys {

    private static final int MOST = 20_000;

    /** Bounds how long a key that another process has destroyed stays in this one's memory. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private record After(long sequence, byte[] key) {}

    private final Cache<String, After> lately = Caffeine.newBuilder()
            .executor(Runnable::run) // its housekeeping is done sooner than handed to another thread
            .maximumSize(MOST)
            .expireAfterWrite(LONGEST)
            .build();

    /** The key that is there when {@code row} is the next event of its stream; null where only the database knows. */
    public byte @Nullable [] before(EventRow row) {
        After after = lately.getIfPresent(row.streamId());
        return after != null && after.sequence() == row.sequence() - 1 ? after.key() : null;
    }

    /** These rows are durable, in this order. */
    public void appended(List<EventRow> rows) {
        for (EventRow row : rows) {
            byte[] key = row.text() != null ? row.text().key() : before(row);
            if (row.event() instanceof TextsErased || key == null) {
                lately.invalidate(row.streamId());
            } else {
                lately.put(row.streamId(), new After(row.sequence(), key));
            }
        }
    }
}
