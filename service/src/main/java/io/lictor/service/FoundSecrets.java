package io.lictor.service;

import io.lictor.key.KeyRing;
import io.lictor.store.LicensingStore;
import io.lictor.store.StoreSecrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The secrets in a data directory, for who appends to a store without being a service. */
public final class FoundSecrets {

    private final KeySecretsFile file;

    private FoundSecrets(KeySecretsFile file) {
        this.file = file;
    }

    /** Those in the directory, if there are any. */
    public static Optional<FoundSecrets> in(Path data) {
        Path file = data.resolve(KeySecretsFile.NAME);
        return Files.exists(file)
                ? Optional.of(new FoundSecrets(new KeySecretsFile(file, FirstSecrets.REFUSE)))
                : Optional.empty();
    }

    /**
     * As the store needs them.
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
        new KeySecretsOfStore(store).open(file);
    }
}
