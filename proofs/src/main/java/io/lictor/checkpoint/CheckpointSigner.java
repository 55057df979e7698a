package io.lictor.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Signs checkpoints as the log whose private key it has. The same checkpoint always gives the same note. */
public final class CheckpointSigner {

    private final KeyPair pair;
    private final VerifierKey verifier;

    private CheckpointSigner(KeyPair pair, @Nullable String name) {
        this.pair = pair;
        this.verifier = new VerifierKey(name == null ? nameOf(pair) : name, pair.getPublic());
    }

    /**
     * Signs with an Ed25519 key.
     *
     * @param name of the log; without one it is made from the key
     */
    public static CheckpointSigner of(KeyPair pair, @Nullable String name) {
        return new CheckpointSigner(pair, name);
    }

    private static String nameOf(KeyPair pair) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Ed25519.raw(pair.getPublic()));
            return "lictor/" + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Returns the key that others verify signatures with. */
    public VerifierKey verifierKey() {
        return verifier;
    }

    /** The signed note of a checkpoint at that size, as <a href="https://c2sp.org/tlog-checkpoint">C2SP</a> writes it. */
    public String sign(long size, byte[] root) {
        String text = new Checkpoint(verifier.name(), size, root).text();
        try {
            byte[] signature = Ed25519.sign(text.getBytes(UTF_8), pair.getPrivate());
            byte[] identified = ByteBuffer.allocate(VerifierKey.ID_LENGTH + signature.length)
                    .put(verifier.id())
                    .put(signature)
                    .array();
            return text + "\n— " + verifier.name() + " " + Base64.getEncoder().encodeToString(identified) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this key has signed before", e);
        }
    }
}
