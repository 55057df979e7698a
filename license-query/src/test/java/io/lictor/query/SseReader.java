package io.lictor.query;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A subscriber of the feed on a socket of its own, which buffers little: who doesn't read, doesn't read. */
final class SseReader implements AutoCloseable {

    private final Socket socket = new Socket();
    private final BufferedReader lines;

    SseReader(String url, String query, long lastEventId) throws IOException {
        socket.setReceiveBufferSize(8 * 1024);
        socket.setSoTimeout(30_000);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), URI.create(url).getPort()));
        // of the old version, so that what comes is the text and nothing between it
        socket.getOutputStream().write("""
                        GET /v1/events%s HTTP/1.0\r
                        Host: localhost\r
                        Accept: text/event-stream\r
                        Last-Event-ID: %d\r
                        \r
                        """.formatted(query, lastEventId).getBytes(StandardCharsets.US_ASCII));
        lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Returns once it is subscribed: whatever is appended now comes to it live. */
    SseReader subscribed() throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith(":")) {
            line = lines.readLine();
        }
        return this;
    }

    /** The positions of the events that come, up to this one or the end of the connection. */
    List<Long> upTo(long position) {
        List<Long> read = new ArrayList<>();
        try {
            String id = "";
            boolean hasData = false;
            while (read.isEmpty() || read.getLast() < position) {
                String line = lines.readLine();
                if (line == null) {
                    return read;
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    hasData = true;
                } else if (line.isEmpty() && hasData) { // before that, it may have been cut off in the middle
                    read.add(Long.valueOf(id));
                    hasData = false;
                }
            }
            return read;
        } catch (java.net.SocketException e) {
            return read; // cut off
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
