package io.lictor.bench.crash;

import io.lictor.bench.fleet.Jars;
import java.nio.file.Path;

/** Root directory of this build. */
final class Root {

    private Root() {}

    static Jars jars() {
        Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        return new Jars(module.resolveSibling("."));
    }
}
