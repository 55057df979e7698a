package io.lictor.secrets;

import io.lictor.checkpoint.CheckpointSigner;
import io.lictor.checkpoint.VerifierKey;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** The key by which checkpoints are signed, in a file: {@code audit-key.pem} as a rule, and its public half beside it. */
final class AuditKeyFile {

    static final String NAME = "audit-key.pem";

    private static final String PEM = ".pem";
    private static final String PUBLIC = ".pub";

    private AuditKeyFile() {}

    /** Reads it; {@link SecretsUnusable} where it can't be used, and nothing of it is told. */
    static CheckpointSigner read(Path file, @Nullable String origin) {
        try {
            SecretFilePermissions.check(file);
            return signer(Files.readString(file), origin, file.toString());
        } catch (CharacterCodingException e) {
            throw unusable(file.toString(), "it is no text");
        } catch (IOException e) {
            throw new SecretsUnusable("The audit key %s can't be read: %s".formatted(file, e), e);
        }
    }

    /** Returns the signer of a key given as text; {@code place} names its origin in errors. */
    static CheckpointSigner signer(String pem, @Nullable String origin, String place) {
        if (origin != null && !VerifierKey.isName(origin)) {
            throw new SecretsUnusable(
                    "lictor.audit.origin can't be the name of a log: it has spaces or a plus in it: " + origin, null);
        }
        try {
            return CheckpointSigner.of(SigningKey.read(pem), origin);
        } catch (GeneralSecurityException e) {
            throw unusable(place, String.valueOf(e.getMessage()));
        }
    }

    private static SecretsUnusable unusable(String place, String why) {
        return new SecretsUnusable(
                ("The audit key %s can't be used: %s. There must be a private Ed25519 key in PEM (PKCS#8), as"
                                + " deploy/secrets audit-key FILE makes it.")
                        .formatted(place, why),
                null);
    }

    /** Makes a key for its owner's eyes only; false where there was a file already. */
    static boolean make(Path file) throws IOException {
        return DurableFile.createIfMissing(file, SigningKey.make());
    }

    /** Puts the public half beside the key, for who hands it to auditors; nothing is done where it is there. */
    static Path publish(Path file, CheckpointSigner signer) throws IOException {
        String name = String.valueOf(file.getFileName());
        String stem = name.endsWith(PEM) ? name.substring(0, name.length() - PEM.length()) : name;
        Path published = file.resolveSibling(stem + PUBLIC);
        String text = signer.verifierKey() + "\n";
        if (!DurableFile.createIfMissing(published, text)
                && !Files.readString(published).equals(text)) {
            DurableFile.replace(published, text); // the log was given another name, or its key was replaced
        }
        return published;
    }
}
