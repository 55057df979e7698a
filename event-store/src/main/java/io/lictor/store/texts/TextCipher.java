package io.lictor.store.texts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the texts of an event: AES-256 in GCM, with a random nonce of 96 bits before them, bound to the event's place.
 * The key is made of the licence's own, which lies in the database until the texts are erased, and of a secret that does
 * not lie there: so the database alone tells nothing, and nobody at all can tell once the licence's key is destroyed.
 */
public final class TextCipher {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Supplier<byte[]> secret;

    /** To find their makers anew costs more than to use them, and a replay opens texts by the hundred thousand. */
    private final Queue<Tools> idle = new ConcurrentLinkedQueue<>();

    /** {@code secret} is asked for when it is needed, and gives the same each time. */
    public TextCipher(Supplier<byte[]> secret) {
        this.secret = secret;
    }

    /** A key for a licence that has none. */
    public byte[] newKey() {
        return random(KEY_BYTES);
    }

    public byte[] close(String texts, byte[] key, String place) {
        byte[] nonce = random(NONCE_BYTES);
        try {
            byte[] sealed = with(tools -> tools.cipher(Cipher.ENCRYPT_MODE, key, nonce, place)
                    .doFinal(texts.getBytes(StandardCharsets.UTF_8)));
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Texts can always be sealed", e);
        }
    }

    /** {@link GeneralSecurityException} where it was tampered with, moved, or sealed under another key or secret. */
    public String open(byte[] sealed, byte[] key, String place) throws GeneralSecurityException {
        if (sealed.length < NONCE_BYTES) {
            throw new GeneralSecurityException("Too short to be sealed texts");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer.wrap(sealed).get(nonce);
        byte[] texts = with(tools -> tools.cipher(Cipher.DECRYPT_MODE, key, nonce, place)
                .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        return new String(texts, StandardCharsets.UTF_8);
    }

    private byte[] with(Sealing sealing) throws GeneralSecurityException {
        Tools tools = idle.poll();
        Tools used = tools == null ? Tools.under(secret.get()) : tools;
        byte[] done = sealing.by(used);
        idle.add(used); // not where it failed: they are in an unknown state then
        return done;
    }

    private interface Sealing {
        byte[] by(Tools tools) throws GeneralSecurityException;
    }

    /** For one thread at a time. */
    private record Tools(Mac mac, Cipher cipher) {

        static Tools under(byte[] secret) throws GeneralSecurityException {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return new Tools(mac, Cipher.getInstance("AES/GCM/NoPadding"));
        }

        Cipher cipher(int mode, byte[] key, byte[] nonce, String place) throws GeneralSecurityException {
            cipher.init(mode, new SecretKeySpec(mac.doFinal(key), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher;
        }
    }

    private byte[] random(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
