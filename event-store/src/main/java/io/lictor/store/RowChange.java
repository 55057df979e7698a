package io.lictor.store;

import java.util.List;

/**
 * A statement that changes rows, and what it is given. Unlike other work it can be sent together with that of others who
 * write at the same time, so it may be done after theirs: let it touch only rows that nobody else changes at that moment.
 * Those of one append keep their order.
 */
public record RowChange(String sql, List<Object> values) implements Joined {

    public RowChange {
        values = List.copyOf(values);
    }
}
