package io.lictor.bench.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A connection on which any bytes can be sent. No client library would. */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final int MOST = 16 << 20;

    private final URI server;
    private @Nullable Socket socket;

    Wire(URI server) {
        this.server = server;
    }

    /** Outcome of a request. */
    sealed interface Outcome {

        record Reply(int status, Map<String, String> headers, byte[] body) implements Outcome {

            String header(String name) {
                return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
            }

            String text() {
                return new String(body, StandardCharsets.UTF_8);
            }
        }

        /** The connection was ended without a word. */
        record Closed() implements Outcome {}

        /** Nothing for a long time. */
        record Silent() implements Outcome {}

        /** Answer that is not HTTP. */
        record Garbled(String what) implements Outcome {}
    }

    /** Sends, and reads one answer. {@code whole} says whether there is nothing more to wait for. */
    Outcome exchange(byte[] request, boolean isHead, boolean whole) throws IOException {
        boolean reused = socket != null;
        Outcome outcome = tryExchange(request, isHead, whole);
        if (reused && outcome instanceof Outcome.Closed) {
            outcome = tryExchange(request, isHead, whole); // it may have been closed for what came before
        }
        return outcome;
    }

    private Outcome tryExchange(byte[] request, boolean isHead, boolean whole) throws IOException {
        Socket open = socket();
        try {
            open.getOutputStream().write(request);
            open.getOutputStream().flush();
            if (!whole) {
                open.shutdownOutput();
            }
        } catch (IOException e) {
            // It may have answered, and closed, before it had read everything.
        }
        try {
            Outcome outcome = read(open.getInputStream(), isHead);
            if (!whole) {
                close();
            }
            return outcome;
        } catch (SocketTimeoutException e) {
            close();
            return new Outcome.Silent();
        } catch (IOException e) {
            close();
            return new Outcome.Closed();
        }
    }

    private Socket socket() throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket();
            open.setTcpNoDelay(true);
            open.setSoTimeout(PATIENCE_MILLIS);
            open.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MILLIS);
            socket = open;
        }
        return open;
    }

    private Outcome read(InputStream in, boolean isHead) throws IOException {
        String first = line(in);
        while (first.startsWith("HTTP/1.1 100")) {
            while (!line(in).isEmpty()) {}
            first = line(in);
        }
        if (!first.matches("HTTP/1\\.[01] \\d{3}.*")) {
            close();
            return new Outcome.Garbled(first);
        }
        int status = Integer.parseInt(first.substring(9, 12));
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        boolean endless = headers.getOrDefault("content-type", "").startsWith("text/event-stream");
        byte[] body = isHead || endless || status == 204 || status == 304 ? new byte[0] : body(in, headers);
        // After what was wrong on this level nobody knows where the next request begins.
        if (endless || isHead || headers.getOrDefault("connection", "").contains("close") || status == 400) {
            close();
        }
        return new Outcome.Reply(status, headers, body);
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            while (true) {
                int size = Integer.parseInt(line(in), 16);
                body.write(in.readNBytes(size));
                line(in);
                if (size == 0 || body.size() > MOST) {
                    return body.toByteArray();
                }
            }
        }
        String length = headers.get("content-length");
        return length == null ? in.readNBytes(MOST) : in.readNBytes(Integer.parseInt(length));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int c = in.read();
            if (c < 0) {
                throw new EOFException();
            } else if (c == '\n') {
                return line.toString();
            } else if (c != '\r') {
                line.append((char) c);
            }
        }
    }

    @Override
    public void close() throws IOException {
        Socket open = socket;
        socket = null;
        if (open != null) {
            open.close();
        }
    }
}
