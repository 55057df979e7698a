package io.lictor.license;

import io.lictor.value.Activation;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The machines of a licence by fingerprint, in the order they came. Never changes; a map with one machine more or less
 * shares what it can with this one, for a volume licence has thousands and each event makes a new one.
 */
final class Machines extends AbstractMap<String, Activation> {

    private static final int FEW = 16;

    private final Map<String, Activation> base;

    /** Of {@code base}; a machine that came back is behind the others, in {@code added}. */
    private final Set<String> removed;

    private final Map<String, Activation> added;

    /** Those of {@code base} that are known by another label or version by now; they stay in their places. */
    private final Map<String, Activation> described;

    private Machines(
            Map<String, Activation> base,
            Set<String> removed,
            Map<String, Activation> added,
            Map<String, Activation> described) {
        this.base = base;
        this.removed = removed;
        this.added = added;
        this.described = described;
    }

    /** {@code machines} as it is, which nobody may change any more. */
    static Machines of(Map<String, Activation> machines) {
        return machines instanceof Machines same
                ? same
                : new Machines(Collections.unmodifiableMap(machines), Set.of(), Map.of(), Map.of());
    }

    /** With this machine at the end, or in its old place if it was there. */
    Machines with(Activation machine) {
        boolean inBase = base.containsKey(machine.fingerprint()) && !removed.contains(machine.fingerprint());
        Map<String, Activation> changed = new LinkedHashMap<>(inBase ? described : added);
        changed.put(machine.fingerprint(), machine);
        return (inBase ? new Machines(base, removed, added, changed) : new Machines(base, removed, changed, described))
                .flatIfMuch();
    }

    Machines without(String fingerprint) {
        if (added.containsKey(fingerprint)) {
            Map<String, Activation> fewer = new LinkedHashMap<>(added);
            fewer.remove(fingerprint);
            return new Machines(base, removed, fewer, described);
        }
        if (!containsKey(fingerprint)) {
            return this;
        }
        Set<String> more = new HashSet<>(removed);
        more.add(fingerprint);
        return new Machines(base, more, added, described).flatIfMuch();
    }

    /** Copying the differences each time and everything now and then costs least where the one is the other's root. */
    private Machines flatIfMuch() {
        int differences = removed.size() + added.size() + described.size();
        return differences > FEW && (long) differences * differences > 2L * base.size()
                ? of(new LinkedHashMap<>(this))
                : this;
    }

    @Override
    public int size() {
        return base.size() - removed.size() + added.size();
    }

    @Override
    public boolean containsKey(Object fingerprint) {
        return get(fingerprint) != null;
    }

    @Override
    public @Nullable Activation get(Object fingerprint) {
        Activation late = added.get(fingerprint);
        if (late != null || removed.contains(fingerprint)) {
            return late;
        }
        Activation known = described.get(fingerprint);
        return known == null ? base.get(fingerprint) : known;
    }

    @Override
    public Set<Entry<String, Activation>> entrySet() {
        return new AbstractSet<>() {

            @Override
            public Iterator<Entry<String, Activation>> iterator() {
                List<Entry<String, Activation>> entries = new ArrayList<>(size());
                for (Entry<String, Activation> entry : base.entrySet()) {
                    if (!removed.contains(entry.getKey())) {
                        Activation known = described.get(entry.getKey());
                        entries.add(known == null ? entry : Map.entry(entry.getKey(), known));
                    }
                }
                entries.addAll(Collections.unmodifiableMap(added).entrySet());
                return Collections.unmodifiableList(entries).iterator();
            }

            @Override
            public int size() {
                return Machines.this.size();
            }
        };
    }
}
