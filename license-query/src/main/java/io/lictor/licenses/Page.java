package io.lictor.licenses;

import io.lictor.web.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some items, and where to go on; {@code next} is absent at the end.
 *
 * @param damaged what belongs among them and is not told of, for what is stored of it is not what was written
 * @param count how many there are on all pages; absent unless asked for
 */
public record Page<T>(
        List<T> items,
        @Nullable String next,

        @Schema(
                description =
                        "Ids of licences that belong here and are left out, for what is stored of them is not what was"
                                + " written.")
        @Nullable
        List<UUID> damaged,

        @Schema(description = "How many belong here, those of all pages together; only where count=true asks for it.")
        @Nullable
        Long count) {

    private static final int MOST = 200;

    public Page(List<T> items, @Nullable String next) {
        this(items, next, null, null);
    }

    public Page(List<T> items, @Nullable String next, @Nullable List<UUID> damaged) {
        this(items, next, damaged, null);
    }

    /** Returns this page with the number of all that belong on its list. */
    Page<T> withCount(long all) {
        return new Page<>(items, next, damaged, all);
    }

    /** A list that needs no pages. */
    public static <T> Page<T> all(List<T> items) {
        return new Page<>(items, null);
    }

    /** The limit as it was asked for, if it is one we grant. */
    public static int limit(int asked) {
        if (asked < 1 || asked > MOST) {
            throw ProblemException.invalidParameter("limit", "must be 1 to " + MOST);
        }
        return asked;
    }
}
