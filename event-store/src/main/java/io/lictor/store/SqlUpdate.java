package io.lictor.store;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A statement that changes rows, and what it is given. Unlike other work it can be sent together with that of others who
 * write at the same time, so it may be done after theirs: let it touch only rows that nobody else changes at that moment,
 * or be content with what they leave. Those of one append keep their order.
 *
 * <p>Among the values, an {@link AppendedPosition} stands for a position that is known under the write lock only.
 *
 * @param ifNone what the append fails with where no row is changed; null where that is well
 */
public record SqlUpdate(
        String sql, List<Object> values, @Nullable Supplier<? extends RuntimeException> ifNone)
        implements TransactionParticipant {

    /**
     * A value that the writer fills in: the position of one of the events that the update joins.
     *
     * @param event counts the events of the append, from 0
     */
    public record AppendedPosition(int event) {}

    public SqlUpdate {
        values = List.copyOf(values);
    }

    /** One that may find nothing to change. */
    public SqlUpdate(String sql, List<Object> values) {
        this(sql, values, null);
    }

    /** Returns the update with the positions of events that stand right after {@code position}. */
    public SqlUpdate after(long position) {
        if (values.stream().noneMatch(AppendedPosition.class::isInstance)) {
            return this;
        }
        List<Object> filled = values.stream()
                .map(value -> value instanceof AppendedPosition(int event) ? (Object) (position + 1 + event) : value)
                .toList();
        return new SqlUpdate(sql, filled, ifNone);
    }

    /** Throws where it had to change a row and changed none. */
    public void hasChanged(int rows) {
        if (rows == 0 && ifNone != null) {
            throw ifNone.get();
        }
    }
}
