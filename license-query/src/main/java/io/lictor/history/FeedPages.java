package io.lictor.history;

import io.lictor.store.Damage;
import io.lictor.store.EventLog;
import io.lictor.store.Finding;
import io.lictor.store.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads the events of the feed page by page. */
public final class FeedPages {

    /** Events in a page. Hazard: a reader that has stopped reading keeps a whole page in memory. */
    private static final int PAGE = 100;

    /** Number of events by which one may be before another of an earlier time. */
    private static final int DISORDER = 1_000;

    /** However many readers are behind: those who write, ask and validate need connections, too. */
    private static final int AT_ONCE = 3;

    private final EventLog log;
    private final EventSubjects subjects;
    private final EventItems items;
    private final JsonMapper json;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    public FeedPages(EventLog log, EventSubjects subjects, EventItems items, JsonMapper json) {
        this.log = log;
        this.subjects = subjects;
        this.items = items;
        this.json = json;
    }

    /**
     * Some events as they follow each other in the store, without those that nobody asked for.
     *
     * @param reached the position up to which there are no others; where it began if there is nothing behind it
     */
    record Page(List<FeedEvent> events, long reached) {

        /** Returns whether there is no event after {@code began}. */
        boolean isEnd(long began) {
            return reached == began;
        }
    }

    /** Returns the selected ones of the next events. Waits for its turn, as many readers are behind after a restart. */
    Page after(long position, EventSelection selection) throws InterruptedException {
        turns.acquire();
        try {
            return select(all(position), position, selection);
        } finally {
            turns.release();
        }
    }

    long lastPosition() {
        return log.lastPosition();
    }

    /**
     * Returns the selected ones of the last events before a position, in their order. They end behind one that is damaged
     * or gone, and {@link io.lictor.store.StreamDamaged} from there on, as with {@link #after}.
     */
    Page before(long position, EventSelection selection) throws InterruptedException {
        turns.acquire();
        try {
            // Positions have no gaps, so a page of them has as many events.
            long behind = Math.max(0, position - 1 - PAGE);
            Damage damage = log.damage();
            Finding damaged = lastUnaccepted(damage, behind, position - 1);
            if (damaged != null && damaged.position() == position - 1) {
                damage.refuse(damaged);
            }
            long reached = damaged == null ? behind : damaged.position();
            List<FeedEvent> events = log.after(reached, PAGE).stream()
                    .filter(stored -> stored.position() < position && isSound(damage, stored))
                    .map(this::event)
                    .toList();
            return new Page(select(events, reached, selection).events(), reached);
        } finally {
            turns.release();
        }
    }

    /**
     * Returns a position behind which all events are that were recorded at an instant or later. Times are nearly in the
     * order of positions: clocks of several instances differ.
     */
    long behindWhich(Instant since) {
        long low = 0;
        long high = log.lastPosition();
        while (low < high) {
            long middle = (low + high) >>> 1;
            List<StoredEvent> next = log.after(middle, 1);
            if (!next.isEmpty() && next.getFirst().time().isBefore(since)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Math.max(0, low - DISORDER);
    }

    /** Returns the selected ones of the events behind {@code position}. */
    static Page select(List<FeedEvent> events, long position, EventSelection selection) {
        return new Page(
                selection.isEverything()
                        ? events
                        : events.stream()
                                .filter(event -> selection.takes(event.about()))
                                .toList(),
                events.isEmpty() ? position : events.getLast().position());
    }

    /**
     * The next events, whoever may want them; at once. Up to one that is damaged or gone, and {@link
     * io.lictor.store.StreamDamaged} from there
     * on; unless somebody goes on without it, as the feed does then.
     */
    List<FeedEvent> all(long position) {
        List<StoredEvent> page = log.after(position, PAGE);
        List<StoredEvent> sound = sound(page, position);
        while (sound.isEmpty() && !page.isEmpty()) {
            long reached = page.getLast().position();
            page = log.after(reached, PAGE);
            sound = sound(page, reached);
        }
        return sound.stream().map(this::event).toList();
    }

    private FeedEvent event(StoredEvent stored) {
        return new FeedEvent(stored, subjects.of(stored), this::json);
    }

    private List<StoredEvent> sound(List<StoredEvent> page, long position) {
        Damage damage = log.damage();
        if (!damage.isAny()) {
            return page;
        }
        List<StoredEvent> sound = new ArrayList<>();
        long before = position;
        for (StoredEvent stored : page) {
            Finding finding = unaccepted(damage, before, stored.position());
            if (finding != null) {
                if (sound.isEmpty()) {
                    damage.refuse(finding);
                }
                break;
            }
            if (isSound(damage, stored)) {
                sound.add(stored);
            }
            before = stored.position();
        }
        return sound;
    }

    private static @Nullable Finding unaccepted(Damage damage, long position, long last) {
        Finding finding = damage.firstBehind(position, last);
        while (finding != null && damage.isAccepted(finding)) {
            finding = damage.firstBehind(finding.position(), last);
        }
        return finding;
    }

    private static @Nullable Finding lastUnaccepted(Damage damage, long position, long last) {
        Finding found = null;
        Finding next = unaccepted(damage, position, last);
        while (next != null) {
            found = next;
            next = unaccepted(damage, next.position(), last);
        }
        return found;
    }

    private static boolean isSound(Damage damage, StoredEvent stored) {
        return damage.firstBehind(stored.position() - 1, stored.position()) == null;
    }

    private byte[] json(StoredEvent stored) {
        return json.writeValueAsBytes(items.item(stored));
    }
}
