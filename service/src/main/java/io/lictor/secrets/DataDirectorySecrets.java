package io.lictor.secrets;

import io.lictor.key.KeyRing;
import io.lictor.store.LicensingStore;
import io.lictor.store.StoreSecrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The secrets in a data directory, for who appends to a store without being a service. */
public final class DataDirectorySecrets {

    private final KeySecretsFile file;

    private DataDirectorySecrets(KeySecretsFile file) {
        this.file = file;
    }

    /** Reads the secrets of a directory, if there are any. */
    public static Optional<DataDirectorySecrets> in(Path data) {
        Path file = data.resolve(KeySecretsFile.NAME);
        return Files.exists(file)
                ? Optional.of(new DataDirectorySecrets(new KeySecretsFile(file, MissingSecretsPolicy.REFUSE)))
                : Optional.empty();
    }

    /**
     * Returns the secrets that a store needs.
     *
     * @throws SecretsUnusable if they are damaged
     */
    public StoreSecrets ofStore() {
        KeyRing keys = new KeyRing(file.open(true));
        return new StoreSecrets(() -> keys.secretFor("texts"), () -> keys.secretFor("log"));
    }

    /**
     * Holds them against those the store is used with.
     *
     * @throws SecretsUnusable if they are others
     */
    public void mustBeThoseOf(LicensingStore store) {
        new SecretFingerprints(store).open(file);
    }
}
