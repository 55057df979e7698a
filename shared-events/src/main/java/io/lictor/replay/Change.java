package io.lictor.replay;

import org.jspecify.annotations.Nullable;

/**
 * One place of a licence, as callers see it, and what stood there before and after; null where there was nothing.
 *
 * @param path a JSON pointer (RFC 6901) into {@link io.lictor.license.LicenseView}; a machine stands at {@code
 *     /machines/<fingerprint>} and a module at {@code /modules/<code>}
 */
public record Change(
        String path, @Nullable Object before, @Nullable Object after) {

    static String pointer(String parent, String name) {
        return "/" + parent + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
