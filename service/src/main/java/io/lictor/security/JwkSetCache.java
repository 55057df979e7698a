package io.lictor.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * The identity provider's keys as they were fetched last, given again for a while. A token that names a key nobody knows
 * makes the decoder fetch them anew, and whoever sends such tokens could have us ask the provider as often as they like.
 * So a new key of the provider's is known after {@link #FRESH} at the latest.
 */
final class JwkSetCache implements ClientHttpRequestInterceptor {

    static final Duration FRESH = Duration.ofSeconds(10);

    private record Fetched(HttpStatusCode status, HttpHeaders headers, byte[] body, long at) {

        boolean isFresh() {
            return System.nanoTime() - at < FRESH.toNanos();
        }
    }

    private final Map<URI, Fetched> fetched = new HashMap<>();

    /** One fetches at a time: those who come meanwhile are given what it gets. */
    @Override
    public synchronized ClientHttpResponse intercept(
            HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
        Fetched present = fetched.get(request.getURI());
        if (present == null || !present.isFresh()) {
            present = fetch(request, body, execution);
        }
        return new Given(present);
    }

    private Fetched fetch(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
        try (ClientHttpResponse response = execution.execute(request, body)) {
            Fetched now = new Fetched(
                    response.getStatusCode(),
                    response.getHeaders(),
                    response.getBody().readAllBytes(),
                    System.nanoTime());
            if (now.status().is2xxSuccessful()) {
                fetched.put(request.getURI(), now);
            }
            return now;
        }
    }

    /** An answer whose body can be read once more. */
    private record Given(Fetched fetched) implements ClientHttpResponse {

        @Override
        public HttpStatusCode getStatusCode() {
            return fetched.status();
        }

        @Override
        public String getStatusText() {
            return "";
        }

        @Override
        public HttpHeaders getHeaders() {
            return fetched.headers();
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(fetched.body());
        }

        @Override
        public void close() {}
    }
}
