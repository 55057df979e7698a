package io.lictor.projection;

import io.lictor.license.License;
import io.lictor.projection.Part.State;
import java.util.LinkedHashMap;
import java.util.Map;

/** The licences folded last: most events are about one of them, and its document need not be read and parsed again. */
final class Recent extends LinkedHashMap<String, State<License>> {

    private static final int MOST = 20_000;

    Recent() {
        super(1_024, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, State<License>> eldest) {
        return size() > MOST;
    }
}
