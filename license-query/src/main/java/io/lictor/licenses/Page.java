package io.lictor.licenses;

import io.lictor.web.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some items, and where to go on; {@code next} is absent at the end. */
public record Page<T>(List<T> items, @Nullable String next) {

    private static final int MOST = 200;

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
