package io.lictor.bench.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The licences the clients know of. Only the latest are kept, so that several clients meet at each. */
final class KnownLicenses {

    /** Kind of sale of a licence, which decides what may be asked of it. */
    enum Sort {
        PERPETUAL,
        SUBSCRIPTION,
        TRIAL
    }

    /** A licence and its key, absent for one that came with a key of its own. */
    record Licence(String id, @Nullable String key) {}

    private static final int REMEMBERED = 150;

    private final Map<Sort, List<Licence>> licences = new EnumMap<>(Sort.class);

    KnownLicenses() {
        for (Sort sort : Sort.values()) {
            licences.put(sort, new ArrayList<>());
        }
    }

    synchronized void add(Sort sort, Licence licence, RandomGenerator random) {
        List<Licence> known = known(sort);
        if (known.size() < REMEMBERED) {
            known.add(licence);
        } else {
            known.set(random.nextInt(REMEMBERED), licence);
        }
    }

    synchronized Optional<Licence> any(Sort sort, RandomGenerator random) {
        List<Licence> known = known(sort);
        return known.isEmpty() ? Optional.empty() : Optional.of(known.get(random.nextInt(known.size())));
    }

    private List<Licence> known(Sort sort) {
        return licences.getOrDefault(sort, List.of());
    }

    /** A licence of any sort; one that nobody has, while nothing was sold. */
    Licence any(RandomGenerator random) {
        Sort sort = Sort.values()[random.nextInt(Sort.values().length)];
        return any(sort, random).orElseGet(KnownLicenses::nobodys);
    }

    Licence anyOf(Sort sort, RandomGenerator random) {
        return any(sort, random).orElseGet(KnownLicenses::nobodys);
    }

    private static Licence nobodys() {
        return new Licence(new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L).toString(), null);
    }
}
