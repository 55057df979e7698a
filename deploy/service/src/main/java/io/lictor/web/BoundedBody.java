package io.lictor.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** A request's body that may not go over the limit, whatever its {@code Content-Length} said. */
final class BoundedBody extends ServletInputStream {

    static final int LIMIT = 1 << 20;

    /**
     * What is still read of a body that was refused. A connection closed with bytes unread is reset, and the reset
     * often overtakes the answer.
     */
    private static final int DRAINED = 8 * LIMIT;

    private final ServletInputStream body;
    private long count;

    BoundedBody(ServletInputStream body) {
        this.body = body;
    }

    @Override
    public int read() throws IOException {
        int next = body.read();
        counted(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = body.read(bytes, offset, length);
        counted(Math.max(0, read));
        return read;
    }

    private void counted(int more) throws BodyTooLarge {
        count += more;
        if (count > LIMIT) {
            throw new BodyTooLarge();
        }
    }

    /** Reads what nobody wanted, so that the caller gets to hear the answer. */
    void drain() {
        byte[] buffer = new byte[8192];
        try {
            for (int read = 0; read >= 0 && count < DRAINED; read = body.read(buffer, 0, buffer.length)) {
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
