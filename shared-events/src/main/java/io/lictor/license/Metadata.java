package io.lictor.license;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Names and texts by which the vendor's other systems know a licence. */
public final class Metadata {

    /** Members of one licence. */
    public static final int MOST = 20;

    private Metadata() {}

    /** Returns an unmodifiable copy, ordered by name. */
    static Map<String, String> inOrder(@Nullable Map<String, String> metadata) {
        return metadata == null || metadata.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    /** With these members, new ones or in the place of those of the same names, and without those that are removed. */
    public static Map<String, String> changed(
            Map<String, String> metadata, Map<String, String> with, Collection<String> without) {
        Map<String, String> changed = new TreeMap<>(metadata);
        changed.putAll(with);
        without.forEach(changed::remove);
        return changed;
    }
}
