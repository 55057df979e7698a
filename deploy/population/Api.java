import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;

/** The server, asked politely: where it is too busy, it is asked again when it says, with the same Idempotency-Key. */
final class Api {

    record Answer(int status, String text, long position) {

        Object json() {
            return text.isBlank() ? null : Json.read(text);
        }

        boolean isGood() {
            return status >= 200 && status < 300;
        }
    }

    private static final int MOST_TRIES = 12;
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

    private final String url;
    private final String token;
    private final Tally tally;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    Api(String url, String token, Tally tally) {
        this.url = url;
        this.token = token;
        this.tally = tally;
    }

    /** The status of an answer to anything at all, 0 for none: asked once, without patience. */
    int knock() throws InterruptedException {
        try {
            return client.send(request("/v1/dashboard").build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    Answer write(String method, String path, Object body, String idempotencyKey) throws InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Idempotency-Key", idempotencyKey)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.write(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return answer(request.build());
    }

    /** Reads what is at least as new as {@code after}. */
    Answer read(String path, long after) throws InterruptedException {
        return answer(
                request(path).header("Lictor-After", String.valueOf(after)).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(LONGEST_ANSWER)
                .header("Authorization", "Bearer " + token);
    }

    private Answer answer(HttpRequest request) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            Duration pause = Duration.ofMillis(Math.min(5000, 100L << tries));
            try {
                HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
                boolean busy = response.statusCode() == 429 || response.statusCode() == 503;
                if (!busy || tries == MOST_TRIES) {
                    long position = response.headers()
                            .firstValueAsLong("Lictor-Position")
                            .orElse(0);
                    return new Answer(response.statusCode(), response.body(), position);
                }
                pause = Duration.ofSeconds(Math.clamp(
                        response.headers().firstValueAsLong("Retry-After").orElse(1), 0, 30));
            } catch (IOException e) {
                // A write whose answer was lost is safe to send again: its Idempotency-Key makes it one.
                if (tries == MOST_TRIES) {
                    return new Answer(0, e.toString(), 0);
                }
            }
            tally.retries.increment();
            Thread.sleep(pause);
        }
    }
}
