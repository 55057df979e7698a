package io.lictor.bench.fleet;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL refuses to run as root; where we are root, it runs as nobody, in a namespace of its own. */
final class Unprivileged {

    private Unprivileged() {}

    static List<String> command(String... command) {
        List<String> all = new ArrayList<>(LinuxUtils.isUnshareAvailable() ? List.of("unshare", "-U") : List.of());
        all.addAll(List.of(command));
        return all;
    }
}
