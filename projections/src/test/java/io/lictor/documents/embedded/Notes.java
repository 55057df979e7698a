package io.lictor.documents.embedded;

import java.util.Set;
import java.util.function.Consumer;

/** Notes of a walk through a command. */
record Notes(Consumer<String> used, Consumer<String> refused) {

    /** Notes a name; returns whether it is on the list for this place. */
    boolean met(String place, String name, Set<String> allowed) {
        var listed = allowed.contains(name);
        (listed ? used : refused).accept(place + ": " + name);
        return listed;
    }

    void refuse(String place, String what) {
        refused.accept(place + ": " + what);
    }
}
