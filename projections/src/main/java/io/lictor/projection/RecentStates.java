package io.lictor.projection;

import io.lictor.value.Versioned;
import java.util.LinkedHashMap;
import java.util.Map;

/** The streams folded last: most events are about one of them, and its document need not be read and parsed again. */
final class RecentStates<S> extends LinkedHashMap<String, Versioned<S>> {

    private static final int MOST = 20_000;

    RecentStates() {
        super(1_024, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Versioned<S>> eldest) {
        return size() > MOST;
    }
}
