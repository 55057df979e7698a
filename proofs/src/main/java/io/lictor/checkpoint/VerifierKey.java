package io.lictor.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public key of a log, under the log's name. Its text is {@code name+id+key}, as <a
 * href="https://c2sp.org/signed-note">C2SP signed-note</a> and its tools write it.
 */
public final class VerifierKey {

    static final byte ED25519 = 1;
    static final int ID_LENGTH = 4;

    private final String name;
    private final PublicKey key;
    private final byte[] raw;

    VerifierKey(String name, PublicKey key) {
        if (!isName(name)) {
            throw new IllegalArgumentException("A log's name has no spaces and no plus, and is not empty: " + name);
        }
        this.name = name;
        this.key = key;
        this.raw = Ed25519.raw(key);
    }

    /** Returns whether a log or a key may have this name. */
    public static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints().noneMatch(c -> c == '+' || Character.isWhitespace(c) || Character.isISOControl(c));
    }

    /** The log's name, which is the origin of its checkpoints. */
    public String name() {
        return name;
    }

    /** Reads the text of a key; white space around it is ignored. */
    public static VerifierKey parse(String text) throws InvalidNote {
        String[] parts = text.strip().split("\\+", 3); // base64 may have a plus, too
        if (parts.length != 3 || !isName(parts[0])) {
            throw new InvalidNote("a public key is written name+id+key");
        }
        VerifierKey read = new VerifierKey(parts[0], key(parts[2]));
        if (!HexFormat.of().formatHex(read.id()).equals(parts[1])) {
            throw new InvalidNote("the id " + parts[1] + " is not that of the key and its name");
        }
        return read;
    }

    private static PublicKey key(String base64) throws InvalidNote {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length == 1 + Ed25519.KEY_LENGTH && bytes[0] == ED25519) {
                return Ed25519.publicKey(Arrays.copyOfRange(bytes, 1, bytes.length));
            }
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            // said below
        }
        throw new InvalidNote("this is no Ed25519 key: " + base64);
    }

    /** The checkpoint in a note that this key has signed; {@link InvalidNote} where it has not, or there is none. */
    public Checkpoint open(String note) throws InvalidNote {
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n")) {
            throw new InvalidNote("a signed note has an empty line between its text and its signatures");
        }
        String text = note.substring(0, end + 1);
        Checkpoint checkpoint = Checkpoint.parse(text);
        if (!checkpoint.origin().equals(name)) {
            throw new InvalidNote("this is a checkpoint of " + checkpoint.origin() + ", not of " + name);
        }
        boolean isSigned = false;
        for (String line : note.substring(end + 2).lines().toList()) {
            isSigned |= isSignature(line, text);
        }
        if (!isSigned) {
            throw new InvalidNote(
                    "the checkpoint of size " + checkpoint.size() + " has no signature of the key of " + name);
        }
        return checkpoint;
    }

    /**
     * Returns whether a line is a signature by this key; throws {@link InvalidNote} if it claims to be one and is
     * wrong.
     */
    private boolean isSignature(String line, String text) throws InvalidNote {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !parts[0].equals("—")) {
            throw new InvalidNote("this is no signature: " + line);
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(parts[2]);
        } catch (IllegalArgumentException e) {
            throw new InvalidNote("this is no signature: " + line);
        }
        boolean isOurs = parts[1].equals(name)
                && bytes.length >= ID_LENGTH
                && Arrays.equals(bytes, 0, ID_LENGTH, id(), 0, ID_LENGTH);
        if (isOurs && !isRight(text, Arrays.copyOfRange(bytes, ID_LENGTH, bytes.length))) {
            throw new InvalidNote("the signature is wrong: the text was changed, or signed by somebody else");
        }
        return isOurs;
    }

    private boolean isRight(String text, byte[] signature) {
        try {
            return signature.length == Ed25519.SIGNATURE_LENGTH && Ed25519.verify(text.getBytes(UTF_8), signature, key);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The beginning of the hash over name and key, by which signatures say whose they are. */
    byte[] id() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(UTF_8));
            digest.update((byte) '\n');
            digest.update(typed());
            return Arrays.copyOf(digest.digest(), ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private byte[] typed() {
        return ByteBuffer.allocate(1 + raw.length).put(ED25519).put(raw).array();
    }

    /** Its text. */
    @Override
    public String toString() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }
}
