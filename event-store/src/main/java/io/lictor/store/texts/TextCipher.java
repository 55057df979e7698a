package io.lictor.store.texts;

import io.lictor.store.cipher.AesGcm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the texts of an event, bound to the event's place. The key is made of the licence's own, which lies in the
 * database until the texts are erased, and of a secret that does not lie there: so the database alone tells nothing, and
 * nobody at all can tell once the licence's key is destroyed.
 */
public final class TextCipher {

    private static final int KEY_BYTES = 32;
    private static final String MAC = "HmacSHA256";

    private final AesGcm cipher = new AesGcm();
    private final SecureRandom random = new SecureRandom();
    private final Supplier<byte[]> secret;

    /** Finding a Mac's maker anew costs more than using it. */
    private final Queue<Mac> idle = new ConcurrentLinkedQueue<>();

    /** {@code secret} is asked for when it is needed, and gives the same each time. */
    public TextCipher(Supplier<byte[]> secret) {
        this.secret = secret;
    }

    /** A key for a licence that has none. */
    public byte[] newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    public byte[] close(String texts, byte[] key, String place) {
        return cipher.seal(texts.getBytes(StandardCharsets.UTF_8), joined(key), place);
    }

    /** {@link GeneralSecurityException} where it was tampered with, moved, or sealed under another key or secret. */
    public String open(byte[] sealed, byte[] key, String place) throws GeneralSecurityException {
        return new String(cipher.open(sealed, joined(key), place), StandardCharsets.UTF_8);
    }

    /** The licence's key and the secret made one. */
    private SecretKey joined(byte[] key) {
        Mac kept = idle.poll();
        Mac mac = kept == null ? macOf(secret.get()) : kept;
        SecretKey joined = new SecretKeySpec(mac.doFinal(key), "AES");
        idle.add(mac);
        return joined;
    }

    private static Mac macOf(byte[] secret) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret, MAC));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
