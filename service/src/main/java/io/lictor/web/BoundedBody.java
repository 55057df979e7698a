package io.lictor.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A request's body: UTF-8, no longer than the limit, whatever its {@code Content-Length} said, and here in time. */
final class BoundedBody extends ServletInputStream {

    static final int LIMIT = 1 << 20;

    /**
     * Number of bytes still read of a refused body. A connection closed with bytes unread is reset, and the reset
     * often overtakes the answer.
     */
    private static final int DRAINED = 8 * LIMIT;

    private final ServletInputStream body;
    private final Utf8Check utf8 = new Utf8Check();
    private final long began = System.nanoTime();
    private final long nanos;
    private long count;
    private boolean broken;

    BoundedBody(ServletInputStream body, Duration timeout) {
        this.body = body;
        this.nanos = timeout.toNanos();
    }

    @Override
    public int read() throws IOException {
        byte[] next = new byte[1];
        return read(next, 0, 1) < 0 ? -1 : next[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = next(bytes, offset, length);
        if (read < 0) {
            utf8.end();
            return read;
        }
        count += read;
        if (count > LIMIT) {
            throw new BodyTooLarge();
        }
        utf8.next(bytes, offset, read);
        return read;
    }

    private int next(byte[] bytes, int offset, int length) throws IOException {
        try {
            int read = body.read(bytes, offset, length);
            if (isLate()) {
                throw new SocketTimeoutException("The body came too slowly");
            }
            return read;
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    /** Each single read has a time limit already; but a byte now and then would satisfy it for ever. */
    private boolean isLate() {
        return System.nanoTime() - began > nanos;
    }

    /** Returns whether more of the body is to come that the caller may be busy sending, and that is worth reading. */
    boolean isWorthDraining(long announced) {
        return !broken && announced <= DRAINED && !body.isFinished();
    }

    /** Reads what nobody wanted, so that the caller gets to hear the answer. */
    void drain() {
        byte[] buffer = new byte[8192];
        try {
            for (int read = 0; read >= 0 && count < DRAINED && !isLate(); read = body.read(buffer, 0, buffer.length)) {
                count += read;
            }
        } catch (IOException e) {
            // It is only a courtesy: whoever breaks off here does not listen either.
        }
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
