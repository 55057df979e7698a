package io.lictor.idempotency;

import io.lictor.store.cipher.AesGcm;
import java.security.GeneralSecurityException;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts what is kept of answers, since a licence key may stand in one; bound to what the answer was kept for. */
final class AnswerCipher {

    private final AesGcm cipher = new AesGcm();
    private final SecretKey key;

    /** {@code secret} has 32 bytes. */
    AnswerCipher(byte[] secret) {
        this.key = new SecretKeySpec(secret, "AES");
    }

    byte[] close(byte[] text, String sealedFor) {
        return cipher.seal(text, key, sealedFor);
    }

    /** {@link IllegalStateException} where it was tampered with, or sealed with another secret. */
    byte[] open(byte[] sealed, String sealedFor) {
        try {
            return cipher.open(sealed, key, sealedFor);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A kept answer can't be opened: other secrets, or damaged", e);
        }
    }
}
