package io.lictor.bench.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Follows the feed on a connection of its own, and notes when it learned of each event. */
final class Follower implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader lines;
    private final long after;
    private final long[] seenAt;
    private volatile long reached;
    private volatile boolean inOrder = true;

    /** Returns once it is subscribed to what comes behind {@code after}, up to {@code most} events. */
    Follower(URI server, String token, long after, int most) throws IOException {
        this.after = after;
        this.reached = after;
        this.seenAt = new long[most + 1];
        socket = new Socket(server.getHost(), server.getPort());
        // of the old version, so that what comes is the text and nothing between it
        socket.getOutputStream().write("""
                        GET /v1/events?after=%d HTTP/1.0\r
                        Host: localhost\r
                        Authorization: Bearer %s\r
                        Accept: text/event-stream\r
                        \r
                        """.formatted(after, token).getBytes(StandardCharsets.US_ASCII));
        lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null && !line.startsWith(":")) {
            line = lines.readLine();
        }
        if (line == null) {
            throw new IOException("No feed");
        }
    }

    /** Reads until the connection ends. */
    void read() {
        try {
            boolean hasData = false;
            long position = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    position = Long.parseLong(line.substring(4));
                } else if (line.startsWith("data: ")) {
                    hasData = true;
                } else if (line.isEmpty() && hasData) {
                    hasData = false;
                    inOrder &= position == reached + 1;
                    int index = (int) (position - after);
                    if (index >= 0 && index < seenAt.length) {
                        seenAt[index] = System.nanoTime();
                    }
                    reached = position;
                }
            }
        } catch (IOException e) {
            // closed, by us or by them: where it got is known
        }
    }

    long reached() {
        return reached;
    }

    /** Returns whether there was neither a gap nor a repetition. */
    boolean isInOrder() {
        return inOrder;
    }

    /** When it had read the event at this position. */
    long seenAt(long position) {
        return seenAt[(int) (position - after)];
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
