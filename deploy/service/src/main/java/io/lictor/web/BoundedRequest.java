package io.lictor.web;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A request whose body is bounded, and always UTF-8. */
final class BoundedRequest extends HttpServletRequestWrapper {

    private @Nullable BoundedBody body;

    BoundedRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return body();
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(body(), StandardCharsets.UTF_8));
    }

    private BoundedBody body() throws IOException {
        if (body == null) {
            body = new BoundedBody(super.getInputStream());
        }
        return body;
    }

    void drain() {
        try {
            body().drain();
        } catch (IOException | IllegalStateException e) {
            // Somebody else has the stream, and will have read it.
        }
    }
}
