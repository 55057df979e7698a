package io.lictor.bench.speed;

import io.lictor.bench.population.Group;
import io.lictor.bench.population.Life;
import io.lictor.bench.population.SoldLicense;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Licences and machines asked about so far: no machine comes twice, and no licence is renewed twice. */
final class Subjects {

    private static final int PRODUCTS = 20;
    private static final int EVENTFUL = 200;
    private static final int UNUSED = 100;

    private final Map<Life, Group> groups = new EnumMap<>(Life.class);
    private final Map<Life, List<String>> lines = new EnumMap<>(Life.class);
    private final Map<Call, Long> used = new EnumMap<>(Call.class);
    private int volumeLicences;

    Subjects(Pace pace) {
        Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
        add(Life.ORDINARY, pace.licenses(), PRODUCTS, today);
        add(Life.RENEWABLE, pace.renewable(), 1, today);
        add(Life.EVENTFUL, EVENTFUL, 1, today);
        add(Life.UNUSED, UNUSED, 1, today);
    }

    private void add(Life life, int licenses, int products, Instant today) {
        groups.put(life, new Group(life.name().toLowerCase(Locale.ROOT), life, licenses, products, today));
    }

    /** Returns the groups that the store is to be filled with. */
    Iterable<Group> groups() {
        return groups.values();
    }

    /** Each run gets a volume licence that nobody has activated yet, other calls always the same licences. */
    List<String> next(Call call) {
        Life life = call.subjects;
        if (life == null) {
            return List.of();
        }
        List<String> all = lines.computeIfAbsent(life, this::lines);
        return life == Life.UNUSED ? List.of(all.get(volumeLicences++)) : all;
    }

    private List<String> lines(Life life) {
        Group group = Objects.requireNonNull(groups.get(life));
        return IntStream.range(0, group.licenses())
                .mapToObj(number -> {
                    SoldLicense sale = group.sale(number);
                    return sale.licenseId() + " " + sale.key();
                })
                .toList();
    }

    /** The number that comes next. */
    long first(Call call) {
        return used.getOrDefault(call, 0L);
    }

    void used(Call call, long count) {
        used.merge(call, count, Long::sum);
    }
}
