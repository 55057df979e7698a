package io.lictor.bench.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers count from 1 and without gaps: in each stream, and in the store. */
final class OrderCheck {

    private OrderCheck() {}

    static void check(List<FeedEvent> events, Findings findings) {
        Map<String, Long> last = new HashMap<>();
        long position = 0;
        for (FeedEvent event : events) {
            String stream = event.event().streamId();
            long wanted = last.getOrDefault(stream, 0L) + 1;
            if (event.recorded().sequence() != wanted) {
                findings.add(
                        Fault.DISORDERED,
                        "%s of %s at position %d is number %d, not %d"
                                .formatted(
                                        event.type(),
                                        stream,
                                        event.position(),
                                        event.recorded().sequence(),
                                        wanted));
            }
            last.put(stream, event.recorded().sequence());
            if (event.position() != position + 1) {
                findings.add(
                        Fault.DISORDERED, "position %d follows on position %d".formatted(event.position(), position));
            }
            position = event.position();
        }
    }
}
