package io.lictor.secrets;

import io.lictor.key.KeySecrets;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The secrets behind the licence keys in a file, {@code secrets.properties} as a rule. Without them no key can be shown or
 * found again, so nothing is ever made in their place while there are events.
 */
final class KeySecretsFile implements SecretsSource {

    static final String NAME = "secrets.properties";

    private final Path file;
    private final MissingSecretsPolicy first;

    KeySecretsFile(Path file, MissingSecretsPolicy first) {
        this.file = file;
        this.first = first;
    }

    @Override
    public KeySecrets open(boolean othersAreNeeded) {
        try {
            if (Files.notExists(file)) {
                makeFirst(othersAreNeeded);
            }
            SecretFilePermissions.check(file);
            return SecretsText.read(Files.readString(file));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            // Never with the cause: what a decoder says of a broken secret may quote it.
            throw new SecretsUnusable(
                    "The secrets %s are damaged: %s Put the file back from a backup."
                            .formatted(file, SecretsText.EXPECTED),
                    null);
        } catch (IOException e) {
            throw new SecretsUnusable("The secrets %s can't be read or written: %s".formatted(file, e.getMessage()), e);
        }
    }

    private void makeFirst(boolean othersAreNeeded) throws IOException {
        if (othersAreNeeded) {
            throw new SecretsUnusable(
                    ("The secrets %s are missing, but the event store is in use: every licence key issued so far"
                                    + " needs them. Put the file back from a backup, or copy it from where"
                                    + " the service runs already.")
                            .formatted(file),
                    null);
        }
        switch (first) {
            case MAKE -> DurableFile.createIfMissing(file, SecretsText.fresh());
            case REFUSE ->
                throw new SecretsUnusable(
                        ("There are no secrets for the licence keys: no file %s, and nothing in the configuration"
                                        + " (lictor.secrets.*, LICTOR_SECRETS_*). Make a file once, with deploy/secrets new"
                                        + " %s, and give the same to every instance.")
                                .formatted(file, file),
                        null);
        }
    }

    @Override
    public String place() {
        return file.toString();
    }
}
