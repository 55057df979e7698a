package io.lictor.checkpoint;

import io.lictor.merkle.MerkleTree;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Statement of a log about itself: its size and the root over its first {@code size} leaves. {@code origin} names the
 * log. Its text is that of <a href="https://c2sp.org/tlog-checkpoint">C2SP tlog-checkpoint</a>.
 */
public record Checkpoint(String origin, long size, byte[] root) {

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

    public Checkpoint {
        root = root.clone();
        if (root.length != MerkleTree.HASH_LENGTH) {
            throw new IllegalArgumentException("A root has " + MerkleTree.HASH_LENGTH + " bytes");
        }
    }

    @Override
    public byte[] root() {
        return root.clone();
    }

    /** Returns the text that is signed: three lines, each ended by a newline. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /** Reads that text; lines behind the third are of other uses, and ignored. */
    public static Checkpoint parse(String text) throws InvalidNote {
        List<String> lines = text.lines().toList();
        if (lines.size() < 3 || lines.get(0).isEmpty() || !text.endsWith("\n")) {
            throw new InvalidNote("a checkpoint has three lines: the log's name, its size, and its root");
        }
        if (!NUMBER.matcher(lines.get(1)).matches()) {
            throw new InvalidNote("the second line of a checkpoint is the size of the log, not " + lines.get(1));
        }
        return new Checkpoint(lines.get(0), Long.parseLong(lines.get(1)), root(lines.get(2)));
    }

    private static byte[] root(String line) throws InvalidNote {
        try {
            byte[] root = Base64.getDecoder().decode(line);
            if (root.length == MerkleTree.HASH_LENGTH) {
                return root;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new InvalidNote("the third line of a checkpoint is a SHA-256 hash in base64, not " + line);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that
                && origin.equals(that.origin)
                && size == that.size
                && Arrays.equals(root, that.root);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(root);
    }
}
