package io.lictor.store.table;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Ties an event to its position by HMAC-SHA256, under a secret that does not lie in the database: so who can write there
 * and has no secrets can change what is there, which the log gives away, but add nothing that passes for an event.
 */
public final class LeafMac {

    private static final String HMAC = "HmacSHA256";

    private final Supplier<byte[]> secret;
    private volatile @Nullable SecretKeySpec key;
    private @Nullable Mac mac;

    public LeafMac(Supplier<byte[]> secret) {
        this.secret = secret;
    }

    /** Gets the secret, on the thread of a command: who gives it may itself need the writer, who must not wait for it. */
    public SecretKeySpec ready() {
        SecretKeySpec known = key;
        if (known == null) {
            known = new SecretKeySpec(secret.get(), HMAC);
            key = known;
        }
        return known;
    }

    /** The seal of an event with this leaf hash at this position, from 1. */
    public byte[] of(long position, byte[] leaf) {
        byte[] sealed = ByteBuffer.allocate(Long.BYTES + leaf.length)
                .putLong(position)
                .put(leaf)
                .array();
        SecretKeySpec ready = ready();
        synchronized (this) {
            if (mac == null) {
                mac = mac(ready);
            }
            return mac.doFinal(sealed);
        }
    }

    public boolean fits(long position, byte[] leaf, byte @Nullable [] seal) {
        return seal != null && MessageDigest.isEqual(of(position, leaf), seal);
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256", e);
        }
    }
}
