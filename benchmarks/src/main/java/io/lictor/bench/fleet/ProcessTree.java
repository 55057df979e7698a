package io.lictor.bench.fleet;

import java.util.List;
import java.util.stream.Stream;

/** A process and all that come from it. */
final class ProcessTree {

    private ProcessTree() {}

    /** Kills them with signal 9 and returns when they are gone. */
    static void kill(ProcessHandle root) {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(root), root.descendants()).toList();
        // Parents first, so that none of them notices and cleans up.
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }
}
