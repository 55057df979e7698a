package io.lictor.secrets;

import io.lictor.checkpoint.CheckpointSigner;
import io.lictor.store.directory.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the key by which checkpoints are signed. A service starts without one, as software has to be licensed whether or
 * not there is an auditor; and none is ever made in the place of one that has signed before, for that is known to others.
 */
public final class AuditKeys {

    private static final Logger log = LoggerFactory.getLogger(AuditKeys.class);

    private final AuditKeySettings settings;
    private final Path ownFile;
    private final MissingSecretsPolicy first;

    AuditKeys(AuditKeySettings settings, DataDirectory data, MissingSecretsPolicy first) {
        this.settings = settings;
        this.ownFile = data.resolve(AuditKeyFile.NAME);
        this.first = first;
    }

    /**
     * The key that is configured, or lies in the data directory; null where there is none.
     *
     * @param hasSigned whether this log has checkpoints already, which is asked only where the key is missing
     */
    public @Nullable CheckpointSigner find(BooleanSupplier hasSigned) {
        Path given = settings.keyFile();
        String text = settings.key();
        if (text != null) {
            refuseTwo(given == null ? ownFile : given);
            return AuditKeyFile.signer(text, settings.origin(), "in the configuration (lictor.audit.key)");
        }
        return given == null ? own(hasSigned) : AuditKeyFile.read(given, settings.origin());
    }

    private void refuseTwo(Path file) {
        if (settings.keyFile() != null || Files.exists(file)) {
            throw new SecretsUnusable(
                    ("There is an audit key in the configuration (lictor.audit.key), and there is the file %s: one of them is"
                                    + " too many. Take one away.")
                            .formatted(file),
                    null);
        }
    }

    private @Nullable CheckpointSigner own(BooleanSupplier hasSigned) {
        try {
            if (Files.notExists(ownFile)) {
                if (hasSigned.getAsBoolean()) {
                    log.warn(
                            "The audit key {} is missing, and its checkpoints are known: none is signed until it is put"
                                    + " back from a backup, or a new one made with deploy/secrets audit-key {}",
                            ownFile,
                            ownFile);
                    return null;
                }
                if (first == MissingSecretsPolicy.REFUSE) {
                    return null;
                }
                AuditKeyFile.make(ownFile);
            }
            CheckpointSigner signer = AuditKeyFile.read(ownFile, settings.origin());
            AuditKeyFile.publish(ownFile, signer);
            return signer;
        } catch (IOException e) {
            throw new SecretsUnusable("The audit key %s can't be made or read: %s".formatted(ownFile, e), e);
        }
    }
}
