package io.lictor.security;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;

/** Takes nothing while the check fails. */
final class CheckedOutput extends ServletOutputStream {

    private final ServletOutputStream out;
    private final Runnable check;

    CheckedOutput(ServletOutputStream out, Runnable check) {
        this.out = out;
        this.check = check;
    }

    @Override
    public void write(int b) throws IOException { // the end of a line, which tells nothing
        out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        check();
        out.write(bytes, offset, length);
    }

    private void check() throws IOException {
        try {
            check.run();
        } catch (AuthenticationException e) {
            throw new IOException("The token is good no more", e);
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    @Override
    public boolean isReady() {
        return out.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        out.setWriteListener(listener);
    }
}
