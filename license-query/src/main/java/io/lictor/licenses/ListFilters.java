package io.lictor.licenses;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects the criteria of a list from its parameters; those that are null don't restrict. */
final class ListFilters {

    private final List<Criterion> criteria = new ArrayList<>();

    <T> ListFilters with(@Nullable T value, Function<T, Criterion> criterion) {
        if (value != null) {
            criteria.add(criterion.apply(value));
        }
        return this;
    }

    ListFilters withMetadata(Map<String, String> texts) {
        texts.forEach((name, text) -> criteria.add(Criterion.metadata(name, text)));
        return this;
    }

    List<Criterion> criteria() {
        return List.copyOf(criteria);
    }
}
