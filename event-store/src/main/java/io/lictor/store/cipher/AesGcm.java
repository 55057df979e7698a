package io.lictor.store.cipher;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Authenticated encryption with AES-256 in GCM (NIST SP 800-38D): a random nonce of 96 bits, the encrypted bytes, a tag
 * of 128 bits. What is sealed is bound to a name, such as the place where it is stored, and opens under that name alone.
 * Safe for use by several threads.
 */
public final class AesGcm {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();

    /** Finding a cipher's maker anew costs more than using it, and a replay opens texts by the hundred thousand. */
    private final Queue<Cipher> idle = new ConcurrentLinkedQueue<>();

    /** Returns {@code plain} encrypted under {@code key} and bound to {@code name}. */
    public byte[] seal(byte[] plain, SecretKey key, String name) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = run(Cipher.ENCRYPT_MODE, key, nonce, name, plain, 0);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java can't encrypt with AES-256 in GCM", e);
        }
    }

    /**
     * Returns what was sealed.
     *
     * @throws GeneralSecurityException if it was changed, cut off, or sealed under another key or name
     */
    public byte[] open(byte[] sealed, SecretKey key, String name) throws GeneralSecurityException {
        if (sealed.length < NONCE_BYTES) {
            throw new GeneralSecurityException("Too short to be sealed: " + sealed.length + " bytes");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer.wrap(sealed).get(nonce);
        return run(Cipher.DECRYPT_MODE, key, nonce, name, sealed, NONCE_BYTES);
    }

    private byte[] run(int mode, SecretKey key, byte[] nonce, String name, byte[] bytes, int offset)
            throws GeneralSecurityException {
        Cipher kept = idle.poll();
        Cipher cipher = kept == null ? Cipher.getInstance("AES/GCM/NoPadding") : kept;
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        byte[] done = cipher.doFinal(bytes, offset, bytes.length - offset);
        idle.add(cipher); // not where it failed: its state is unknown then
        return done;
    }
}
