package io.lictor.audit;

import io.lictor.checkpoint.CheckpointSigner;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/** Keys for tests. */
final class Signers {

    private Signers() {}

    static CheckpointSigner signer(String origin) {
        try {
            return CheckpointSigner.of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), origin);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
