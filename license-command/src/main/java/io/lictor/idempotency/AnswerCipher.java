package io.lictor.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what is kept of answers, since a licence key may stand in one: AES-256 in GCM, with a random nonce of 96 bits
 * before the text. What it was sealed for opens it again, and nothing else.
 */
final class AnswerCipher {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    /** {@code secret} has 32 bytes. */
    AnswerCipher(byte[] secret) {
        this.key = new SecretKeySpec(secret, "AES");
    }

    byte[] close(byte[] text, String sealedFor) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, text, 0, sealedFor);
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** {@link IllegalStateException} where it was tampered with, or sealed with another secret. */
    byte[] open(byte[] sealed, String sealedFor) {
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer.wrap(sealed).get(nonce);
        return run(Cipher.DECRYPT_MODE, nonce, sealed, NONCE_BYTES, sealedFor);
    }

    private byte[] run(int mode, byte[] nonce, byte[] text, int offset, String sealedFor) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(sealedFor.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text, offset, text.length - offset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A kept answer can't be sealed or opened: other secrets, or damaged", e);
        }
    }
}
