package io.lictor.store.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Reads what {@link LineWriter} wrote, and believes no line whose checksum is wrong. */
final class LineReader {

    /** No event comes near it: a request is a sixteenth of this at most. */
    private static final int LONGEST = 16 * 1024 * 1024;

    private final ObjectMapper json = new ObjectMapper();
    private final Chain chain = new Chain();
    private final BufferedInputStream in;
    private final MessageDigest before = Chain.sha256();
    private byte[] last = new byte[0];
    private long number;

    LineReader(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** The number of the line that was read last, from 1. */
    long number() {
        return number;
    }

    /** The SHA-256 of all lines before the one that was read last, in hexadecimal; to be asked once. */
    String sha256OfLinesBefore() {
        return HexFormat.of().formatHex(before.digest());
    }

    /**
     * The next line, or null at the end.
     *
     * @throws DamagedExport if it is not as it was written, or does not follow the one before
     */
    @Nullable
    JsonNode next() throws IOException {
        byte[] line = bytes();
        if (line == null) {
            return null;
        }
        before.update(last);
        number++;
        int open = line.length - Line.CHAIN.length() - Line.CHECKSUM - Line.END.length();
        if (open < 0 || !new String(line, open, line.length - open, UTF_8).equals(expectedEnd(line, open))) {
            throw new DamagedExport(
                    number,
                    "is damaged, or not the one that was written here: its checksum does not follow from the lines before");
        }
        last = Arrays.copyOf(line, line.length + 1);
        last[line.length] = '\n';
        return json.readTree(line);
    }

    private String expectedEnd(byte[] line, int open) {
        return Line.CHAIN + chain.next(line, open) + Line.END;
    }

    private byte @Nullable [] bytes() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                if (line.size() > 0) {
                    throw new DamagedExport(number + 1, "is cut off: the file is truncated");
                }
                return null;
            }
            if (line.size() == LONGEST) {
                throw new DamagedExport(number + 1, "is too long for any event");
            }
            line.write(next);
        }
        return line.toByteArray();
    }
}
