package io.lictor.web;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A request whose body is bounded, in length and time, and always UTF-8. */
final class BoundedRequest extends SanitizedRequest {

    private final Duration timeout;
    private @Nullable BoundedBody body;
    private @Nullable CachedBody read;

    BoundedRequest(HttpServletRequest request, Duration timeout) {
        super(request);
        this.timeout = timeout;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return read == null ? body() : read;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    /** Reads all of the body, and lets later readers have it from its beginning. */
    byte[] whole() throws IOException {
        byte[] bytes = getInputStream().readAllBytes();
        read = new CachedBody(bytes);
        return bytes;
    }

    private BoundedBody body() throws IOException {
        if (body == null) {
            body = new BoundedBody(super.getInputStream(), timeout);
        }
        return body;
    }

    /** Sends the answer before all of the body has come, and then still takes the rest of it. */
    void answerEarly(HttpServletResponse response) throws IOException {
        boolean waitsForUs = getHeader(HttpHeaders.EXPECT) != null; // and sends nothing until asked to
        if (!waitsForUs && !isAsyncStarted() && body().isWorthDraining(getContentLengthLong())) {
            response.flushBuffer();
            body().drain();
        }
    }
}
