package io.lictor.projection;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The projections there are in this process, the licences' own first. */
public final class Projections {

    private final List<Projection> all;

    public Projections(List<Projection> all) {
        this.all = List.copyOf(all);
    }

    public List<Projection> all() {
        return all;
    }

    public Optional<Projection> named(String name) {
        return all.stream().filter(projection -> projection.name().equals(name)).findFirst();
    }

    /** Returns the names for a sentence that lists them. */
    public String names() {
        return all.stream().map(Projection::name).collect(Collectors.joining(" and "));
    }

    /** Returns whether every projection that has tried could reach the database. */
    public boolean areReachable() {
        return all.stream().allMatch(Projection::isReachable);
    }
}
