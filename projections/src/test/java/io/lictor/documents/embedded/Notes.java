package io.lictor.documents.embedded;

import java.util.Set;
import java.util.function.Consumer;

/** Where the walk through a command notes what it met. */
record Notes(Consumer<String> used, Consumer<String> refused) {

    /** Whether the name is on the list for this place. */
    boolean met(String place, String name, Set<String> allowed) {
        var listed = allowed.contains(name);
        (listed ? used : refused).accept(place + ": " + name);
        return listed;
    }

    void refuse(String place, String what) {
        refused.accept(place + ": " + what);
    }
}
