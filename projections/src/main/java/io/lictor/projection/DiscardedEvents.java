package io.lictor.projection;

import java.util.Map;
import java.util.Set;

/** Events that were discarded: by stream, the numbers of those that are left out of the read model. */
record DiscardedEvents(Map<String, Set<Long>> byStream) {

    static final DiscardedEvents NONE = new DiscardedEvents(Map.of());

    Set<Long> of(String streamId) {
        return byStream.getOrDefault(streamId, Set.of());
    }
}
