package io.lictor.store.transfer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The checksum of each line: the SHA-256 of the checksum before (32 zero bytes for the first line) and the line's own
 * bytes. So a line that was changed, dropped, doubled or moved is found at its number.
 */
final class Chain {

    private byte[] last = new byte[32];

    /** Takes a line's bytes, and gives its checksum in hexadecimal. */
    String next(byte[] bytes, int length) {
        MessageDigest digest = sha256();
        digest.update(last);
        digest.update(bytes, 0, length);
        last = digest.digest();
        return HexFormat.of().formatHex(last);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
