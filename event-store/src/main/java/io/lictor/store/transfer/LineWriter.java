package io.lictor.store.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Writes JSON objects, a line each, with the checksum as the last member. */
final class LineWriter {

    private final ObjectMapper json = new ObjectMapper();
    private final Chain chain = new Chain();
    private final MessageDigest whole = Chain.sha256();
    private final OutputStream out;

    LineWriter(OutputStream out) {
        this.out = out;
    }

    ObjectNode line() {
        return json.createObjectNode();
    }

    void write(ObjectNode line) throws IOException {
        byte[] bytes = json.writeValueAsBytes(line);
        int open = bytes.length - 1; // without the brace that closes it
        byte[] end = (Line.CHAIN + chain.next(bytes, open) + Line.END + '\n').getBytes(UTF_8);
        out.write(bytes, 0, open);
        out.write(end);
        whole.update(bytes, 0, open);
        whole.update(end);
    }

    /** The SHA-256 of all bytes written so far, in hexadecimal; to be asked once. */
    String sha256() {
        return HexFormat.of().formatHex(whole.digest());
    }
}
