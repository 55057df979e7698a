package io.lictor.bench.speed;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One connection that is kept as long as the server keeps it. It reads no more of an answer than it must, to cost little. */
final class HttpLine implements AutoCloseable {

    private final URI server;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    HttpLine(URI server) {
        this.server = server;
    }

    /** Sends a request and reads the whole answer; its status. */
    int ask(byte[] request) throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket(server.getHost(), server.getPort());
            open.setTcpNoDelay(true);
            open.setSoTimeout(10_000);
            socket = open;
            in = new BufferedInputStream(open.getInputStream(), 16 << 10);
        }
        open.getOutputStream().write(request);
        return answer();
    }

    private int answer() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        long length = 0;
        boolean isChunked = false;
        boolean isLast = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            }
            isChunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
            isLast |= lower.startsWith("connection:") && lower.endsWith("close");
        }
        if (isChunked) {
            for (long chunk = size(); chunk > 0; chunk = size()) {
                in.skipNBytes(chunk + 2);
            }
            line();
        } else {
            in.skipNBytes(length);
        }
        if (isLast) {
            close();
        }
        return status;
    }

    private long size() throws IOException {
        return Long.parseLong(line().split(";")[0].strip(), 16);
    }

    private String line() throws IOException {
        byte[] bytes = new byte[512];
        int length = 0;
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException();
            }
            if (b != '\r' && length < bytes.length) {
                bytes[length++] = (byte) b;
            }
        }
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        Socket open = socket;
        socket = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
