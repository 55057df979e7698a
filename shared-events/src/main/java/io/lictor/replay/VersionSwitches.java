package io.lictor.replay;

import io.lictor.event.ProductVersionDisabled;
import io.lictor.event.ProductVersionEnabled;
import io.lictor.event.RecordedEvent;
import io.lictor.license.License;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When the version a licence is tied to was disabled, and enabled again. */
final class VersionSwitches {

    /** As the store has them where several are of one instant. */
    private static final Comparator<RecordedEvent> ORDER = Comparator.<RecordedEvent, Instant>comparing(
                    recorded -> recorded.event().at())
            .thenComparingLong(RecordedEvent::position);

    private final List<RecordedEvent> product;
    private @Nullable Deque<RecordedEvent> ahead;
    private long last;
    private boolean disabled;

    VersionSwitches(List<RecordedEvent> product) {
        this.product = product;
    }

    boolean isDisabled() {
        return disabled;
    }

    /** From its first event on we know the licence's version, which never changes. */
    void watch(License.Issued license, long position, Instant at) {
        if (ahead == null) {
            ahead = new ArrayDeque<>(product.stream()
                    .filter(recorded -> turns(recorded, license.version()))
                    .sorted(ORDER)
                    .toList());
            before(at, position).forEach(this::turn);
        }
    }

    /** Takes those that come before that instant, or at it and before that position. */
    List<RecordedEvent> before(Instant at, long position) {
        List<RecordedEvent> taken = new ArrayList<>();
        while (ahead != null && !ahead.isEmpty() && isBefore(ahead.getFirst(), at, position)) {
            taken.add(ahead.removeFirst());
        }
        return taken;
    }

    /** Applies an event, unless a later one has taken effect already. */
    void turn(RecordedEvent recorded) {
        if (recorded.sequence() > last) {
            last = recorded.sequence();
            disabled = recorded.event() instanceof ProductVersionDisabled;
        }
    }

    private static boolean turns(RecordedEvent recorded, @Nullable String version) {
        return (recorded.event() instanceof ProductVersionDisabled off
                        && off.version().equals(version))
                || (recorded.event() instanceof ProductVersionEnabled on
                        && on.version().equals(version));
    }

    private static boolean isBefore(RecordedEvent recorded, Instant at, long position) {
        int order = recorded.event().at().compareTo(at);
        return order < 0 || (order == 0 && recorded.position() < position);
    }
}
