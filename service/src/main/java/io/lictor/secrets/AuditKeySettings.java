package io.lictor.secrets;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the key that signs checkpoints, under {@code lictor.audit}.
 *
 * @param keyFile its file, PEM; {@code audit-key.pem} in the data directory where neither is given
 * @param key the text of such a file, from the environment above all
 * @param origin the name of the log, made from the key where it isn't given
 */
@ConfigurationProperties("lictor.audit")
record AuditKeySettings(
        @Nullable Path keyFile,
        @Nullable String key,
        @Nullable String origin) {

    AuditKeySettings {
        key = unlessBlank(key); // an empty variable in a container's environment
        origin = unlessBlank(origin);
    }

    private static @Nullable String unlessBlank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    @Override
    public String toString() {
        return "AuditKeySettings[keyFile=" + keyFile + ", origin=" + origin + "]"; // no key in anybody's log
    }
}
