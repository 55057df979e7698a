package io.lictor.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An exception and what led to it, outermost first. */
final class CauseChain {

    private static final int DEEPEST = 20; // causes may form a circle

    private CauseChain() {}

    static List<Throwable> of(Throwable exception) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = exception; cause != null && causes.size() < DEEPEST; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    static <T extends Throwable> Optional<T> find(List<Throwable> causes, Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
