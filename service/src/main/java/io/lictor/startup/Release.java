package io.lictor.startup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The release that runs, as its build has written it down.
 *
 * @param commit with a plus behind it where files were changed since; null where it was built outside of git
 * @param time of that commit, for a build anew makes the same
 */
public record Release(
        String version, @Nullable String commit, @Nullable String time) {

    private static final String FILE = "/META-INF/build-info.properties";
    private static final int SHORT = 10;

    public static Release running() {
        Properties built = new Properties();
        try (InputStream file = Release.class.getResourceAsStream(FILE)) {
            if (file != null) {
                built.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Release(
                built.getProperty("build.version", "unknown"),
                built.getProperty("build.commit"),
                built.getProperty("build.time"));
    }

    /** Returns the release in one line for people. */
    @Override
    public String toString() {
        return commit == null
                ? version + " (built outside of git)"
                : "%s (commit %s%s of %s)"
                        .formatted(
                                version,
                                commit.substring(0, Math.min(SHORT, commit.length())),
                                commit.endsWith("+") ? " and changes" : "",
                                time);
    }
}
