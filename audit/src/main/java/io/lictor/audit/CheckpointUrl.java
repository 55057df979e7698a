package io.lictor.audit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Somebody who takes checkpoints by HTTP: {@code POST}, {@code text/plain}; any 2xx says that it has it. */
final class CheckpointUrl implements CheckpointSink {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI url;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    CheckpointUrl(URI url) {
        this.url = url;
    }

    @Override
    public void publish(String note) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(BodyPublishers.ofString(note))
                .build();
        HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("it answered " + answer.statusCode());
        }
    }

    @Override
    public String kind() {
        return "url";
    }

    /** Returns the URL without its query, in which there may be a secret. */
    @Override
    public String place() {
        return "%s://%s%s".formatted(url.getScheme(), url.getAuthority(), url.getPath());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
