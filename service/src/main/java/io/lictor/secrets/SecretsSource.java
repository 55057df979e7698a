package io.lictor.secrets;

import io.lictor.key.KeySecrets;
import io.lictor.store.directory.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Source of the secrets behind the licence keys. */
sealed interface SecretsSource permits KeySecretsFile, SecretSettings {

    /** Reads them, or makes them where that is wanted and nothing needs others yet; {@link SecretsUnusable} otherwise. */
    KeySecrets open(boolean othersAreNeeded);

    /** Names the place, for messages. */
    String place();

    /** The one that was configured; {@link SecretsUnusable} where there are two. */
    static SecretsSource of(
            SecretsFileProperties properties, SecretSettings settings, DataDirectory data, MissingSecretsPolicy first) {
        Path given = properties.secretsFile();
        Path file = given == null ? data.resolve(KeySecretsFile.NAME) : given;
        if (settings.isEmpty()) {
            return new KeySecretsFile(file, first);
        }
        if (given != null || Files.exists(file)) {
            throw new SecretsUnusable(
                    "There are secrets %s, and there is the file %s: one of them is too many. Take one away."
                            .formatted(settings.place(), file),
                    null);
        }
        return settings;
    }
}
