package io.lictor.bench.speed;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** One connection with one request at a time on its way. It reads no more of an answer than it must, to cost little. */
final class HttpLine implements AutoCloseable {

    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final long PATIENCE_MILLIS = 10_000;

    private final SocketChannel channel;
    private ByteBuffer answer = ByteBuffer.allocate(16 << 10);
    private int number;
    private boolean isWaiting;
    private boolean isLast;

    private HttpLine(SocketChannel channel) {
        this.channel = channel;
    }

    /** A connection of which the selector tells when there is something to read. */
    static HttpLine open(URI server, Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
        HttpLine line = new HttpLine(channel);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, line);
        return line;
    }

    /** Sends one request and waits for its status. */
    static int ask(URI server, byte[] request) throws IOException {
        try (Selector selector = Selector.open();
                HttpLine line = open(server, selector)) {
            line.send(request, 0);
            int status = 0;
            while (status == 0) {
                if (selector.select(key -> {}, PATIENCE_MILLIS) == 0) {
                    throw new SocketTimeoutException("No answer within " + PATIENCE_MILLIS + " ms");
                }
                status = line.receive();
            }
            return status;
        }
    }

    /** Requests are small: the network takes one at once. */
    void send(byte[] request, int number) throws IOException {
        this.number = number;
        isWaiting = true;
        answer.clear();
        for (ByteBuffer bytes = ByteBuffer.wrap(request); bytes.hasRemaining(); ) {
            channel.write(bytes);
        }
    }

    /** Which request was sent last. */
    int number() {
        return number;
    }

    /** Returns whether its answer is still to come; false once it is closed. */
    boolean isWaiting() {
        return isWaiting;
    }

    /** Returns whether the server closes it after this answer. */
    boolean isLast() {
        return isLast;
    }

    /** Reads what has come: the status of the answer once it is whole, 0 before. */
    int receive() throws IOException {
        while (true) {
            int read = channel.read(answer);
            if (read < 0) {
                throw new EOFException();
            }
            if (answer.hasRemaining()) {
                break;
            }
            answer = ByteBuffer.allocate(answer.capacity() * 2).put(answer.flip());
        }
        int status = status();
        isWaiting &= status == 0;
        return status;
    }

    private int status() {
        int headEnd = headEnd();
        if (headEnd < 0) {
            return 0;
        }
        String head = new String(answer.array(), 0, headEnd, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        isLast = head.contains("\r\nconnection: close");
        return isWhole(head, headEnd + 4) ? Integer.parseInt(head, 9, 12, 10) : 0;
    }

    private int headEnd() {
        byte[] bytes = answer.array();
        for (int i = 0; i + 3 < answer.position(); i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /**
     * Returns whether the answer is complete. Chunked answers of the product are JSON, in which the end of a last
     * chunk doesn't occur.
     */
    private boolean isWhole(String head, int bodyStart) {
        int end = answer.position();
        int length = head.indexOf("\r\ncontent-length:");
        if (length >= 0) {
            int lineEnd = head.indexOf('\r', length + 2);
            String digits = head.substring(length + 17, lineEnd < 0 ? head.length() : lineEnd);
            return end - bodyStart >= Long.parseLong(digits.strip());
        }
        return !head.contains("\r\ntransfer-encoding: chunked")
                || (end - bodyStart >= LAST_CHUNK.length
                        && Arrays.equals(
                                answer.array(), end - LAST_CHUNK.length, end, LAST_CHUNK, 0, LAST_CHUNK.length));
    }

    @Override
    public void close() throws IOException {
        isWaiting = false;
        channel.close();
    }
}
