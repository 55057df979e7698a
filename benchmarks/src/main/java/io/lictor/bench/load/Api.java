package io.lictor.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Sends requests, each exactly once: whether to send again is for the caller to say. */
public final class Api implements AutoCloseable {

    /** Longer than a service takes to say that it can't; so that no answer means that it died. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final @Nullable Path tokenFile;
    private volatile @Nullable String token;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /** Opens a server that wants no token. */
    public Api() {
        this(null);
    }

    /** Shows the token in a file, which is there when the first request is sent. */
    public Api(@Nullable Path tokenFile) {
        this.tokenFile = tokenFile;
    }

    public Answer write(URI server, Request request, String key) throws InterruptedException {
        HttpRequest.Builder builder = to(server, request.path())
                .header("Idempotency-Key", key)
                .header("X-Correlation-Id", Sent.correlationId(key));
        String body = request.body();
        if (body == null) {
            builder.method(request.method(), BodyPublishers.noBody());
        } else {
            builder.method(request.method(), BodyPublishers.ofString(body)).header("Content-Type", "application/json");
        }
        return send(builder.build());
    }

    /** Reads what is at least as new as the position {@code after}. */
    public Answer read(URI server, String path, long after) throws InterruptedException {
        return send(
                to(server, path).header("Lictor-After", Long.toString(after)).build());
    }

    public Answer post(URI server, String path, String body) throws InterruptedException {
        return send(to(server, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    public Answer put(URI server, String path, String body) throws InterruptedException {
        return send(to(server, path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder to(URI server, String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
        return tokenFile == null ? request : request.header("Authorization", "Bearer " + token(tokenFile));
    }

    private String token(Path file) {
        String known = token;
        if (known == null) {
            try {
                known = Files.readString(file).strip();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            token = known;
        }
        return known;
    }

    private Answer send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Answer.Told(
                    response.statusCode(),
                    response.body(),
                    response.headers()
                            .firstValue("Idempotency-Replayed")
                            .filter("true"::equals)
                            .isPresent(),
                    response.headers().firstValue("Retry-After").isPresent());
        } catch (ConnectException e) {
            return new Answer.Refused();
        } catch (IOException e) {
            return new Answer.Lost(e.toString());
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
