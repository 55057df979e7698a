package io.lictor.key;

import io.lictor.value.KeyRef;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Derives licence keys and the hashes by which they are found: key = function(secret, licence, generation), so that a
 * key can be shown again without ever being stored.
 */
public final class KeyRing {

    private static final String HMAC = "HmacSHA256";
    private static final int SYMBOL_BITS = 5;

    private final KeySecrets secrets;

    public KeyRing(KeySecrets secrets) {
        this.secrets = secrets;
    }

    /** The key of that generation of a licence, by the current secret. */
    public LicenseKey derive(UUID licenseId, int generation) {
        return derive(licenseId, generation, secrets.currentId());
    }

    /** Returns the stored reference to a licence's key of that generation, derived from the current secret. */
    public KeyRef reference(UUID licenseId, int generation) {
        LicenseKey key = derive(licenseId, generation);
        return new KeyRef(hash(key.normalForm()), key.hint(), generation, secrets.currentId());
    }

    /** Returns the stored reference to an imported key; empty for a text that nobody could type. */
    public Optional<KeyRef> referenceOfImported(TypedKey key) {
        return switch (key) {
            case TypedKey.Ours ours ->
                Optional.of(new KeyRef(hash(ours.key().normalForm()), ours.key().hint(), 1, null));
            case TypedKey.Foreign foreign ->
                Optional.of(new KeyRef(hash(foreign.normalForm()), foreign.hint(), 1, null));
            case TypedKey.Malformed _ -> Optional.empty();
        };
    }

    /** The key again; empty for an imported one, of which only a hash is kept, or where its secret is gone. */
    public Optional<LicenseKey> show(UUID licenseId, KeyRef reference) {
        String secretId = reference.secretId();
        return secretId == null || !secrets.derivation().containsKey(secretId)
                ? Optional.empty()
                : Optional.of(derive(licenseId, reference.generation(), secretId));
    }

    /** The hash that stands for the key; empty where it can be nobody's. */
    public Optional<String> hash(TypedKey typed) {
        return hashes(typed).stream().findFirst();
    }

    /** The hashes by which the key is found, in this order: by its reading, and by an earlier one where they differ. */
    public List<String> hashes(TypedKey typed) {
        String now = normalForm(typed);
        String then = typed.earlier().normalForm();
        if (now == null) {
            return then == null ? List.of() : List.of(hash(then));
        }
        return then == null ? List.of(hash(now)) : List.of(hash(now), hash(then));
    }

    private static @Nullable String normalForm(TypedKey typed) {
        return switch (typed) {
            case TypedKey.Ours ours -> ours.key().normalForm();
            case TypedKey.Foreign foreign -> foreign.normalForm();
            case TypedKey.Malformed _ -> null;
        };
    }

    /** 32 bytes for another purpose, of which nobody can learn anything about keys; the same as long as look-ups are. */
    public byte[] secretFor(String purpose) {
        return hmac(secrets.lookup(), ("purpose: " + purpose).getBytes(StandardCharsets.UTF_8));
    }

    private LicenseKey derive(UUID licenseId, int generation, String secretId) {
        ByteBuffer input = ByteBuffer.allocate(Long.BYTES * 2 + Integer.BYTES)
                .putLong(licenseId.getMostSignificantBits())
                .putLong(licenseId.getLeastSignificantBits())
                .putInt(generation);
        byte[] mac = hmac(Objects.requireNonNull(secrets.derivation().get(secretId)), input.array());
        int[] values = new int[LicenseKey.LENGTH - 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = bits(mac, i * SYMBOL_BITS);
        }
        return LicenseKey.withCheck(values);
    }

    String hash(String normalForm) {
        return HexFormat.of().formatHex(hmac(secrets.lookup(), normalForm.getBytes(StandardCharsets.UTF_8)));
    }

    private static int bits(byte[] bytes, int from) {
        int pair = (bytes[from / 8] & 0xff) << 8 | bytes[from / 8 + 1] & 0xff;
        return pair >> (16 - SYMBOL_BITS - from % 8) & 31;
    }

    private static byte[] hmac(byte[] secret, byte[] input) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            return mac.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + HMAC, e);
        }
    }
}
