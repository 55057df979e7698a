package io.lictor.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ProblemCodes a file of secrets that everybody may read or write, or its group write. That its group may read it is how a
 * container gets one from another owner; elsewhere it is worth a warning.
 */
final class SecretFilePermissions {

    private static final Logger log = LoggerFactory.getLogger(SecretFilePermissions.class);
    private static final Set<PosixFilePermission> REFUSED = EnumSet.of(
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private SecretFilePermissions() {}

    static void check(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return; // what Windows allows whom, the directory says
        }
        Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(file);
        if (!Collections.disjoint(allowed, REFUSED)) {
            throw new SecretsUnusable(
                    ("The secrets %s are not safe: others than their owner may read or change them (%s), and who has them"
                                    + " can make keys. Take that away: chmod 600 %s (in Kubernetes: defaultMode 0400, or"
                                    + " 0440 with fsGroup).")
                            .formatted(file, PosixFilePermissions.toString(allowed), file),
                    null);
        }
        if (allowed.contains(PosixFilePermission.GROUP_READ)) {
            log.warn("The secrets {} may be read by their group: make sure that nobody else is in it", file);
        }
    }
}
