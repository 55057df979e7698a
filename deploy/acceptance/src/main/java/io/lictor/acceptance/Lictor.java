package io.lictor.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A client of a started Lictor, with a token of its own or with none. It reads its own writes: every request names, as
 * {@code Lictor-After}, the last position
 * that a write of this client was answered with.
 */
public final class Lictor {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final URI writes;
    private final URI reads;
    private final Supplier<Optional<String>> token;
    private final AtomicLong written;

    /** A client that has the token in a file, which need not be there before the first call. */
    public Lictor(int port, Path tokenFile) {
        this(port, port, tokenFile);
    }

    /** A client of two services: it sends each call to the one whose it is. */
    public Lictor(int command, int query, Path tokenFile) {
        this(
                URI.create("http://127.0.0.1:" + command),
                URI.create("http://127.0.0.1:" + query),
                new TokenFile(tokenFile),
                new AtomicLong());
    }

    private Lictor(URI writes, URI reads, Supplier<Optional<String>> token, AtomicLong written) {
        this.writes = writes;
        this.reads = reads;
        this.token = token;
        this.written = written;
    }

    /** Returns this client with another token. */
    public Lictor withToken(String text) {
        Optional<String> given = Optional.of(text);
        return new Lictor(writes, reads, () -> given, written);
    }

    /** Returns this client with a new token of that name and those roles, which this client's token may create. */
    public Lictor as(String name, String... roles) {
        String given = Stream.of(roles).map(role -> "\"" + role + "\"").collect(Collectors.joining(", "));
        Answer made = post("/v1/tokens", "{\"name\": \"%s\", \"roles\": [%s]}".formatted(name, given));
        return withToken(made.expect(201).text("/token"));
    }

    /** Returns this client without a token. */
    public Lictor anonymous() {
        return new Lictor(writes, reads, Optional::empty, written);
    }

    /** Returns this client for services on other ports. */
    public Lictor at(int command, int query) {
        return new Lictor(
                URI.create("http://127.0.0.1:" + command), URI.create("http://127.0.0.1:" + query), token, written);
    }

    /** The token it sends; for those who talk to the server in other ways. */
    public String token() {
        return token.get().orElseThrow();
    }

    /** Returns the port it reads from. */
    public int port() {
        return reads.getPort();
    }

    private URI root(String method, String path) {
        boolean isRead = List.of("GET", "HEAD").contains(method)
                || Stream.of("/validate", "/lookup", "/what-if").anyMatch(path::endsWith);
        return isRead ? reads : writes;
    }

    public Answer get(String path) {
        return call("GET", path).send();
    }

    public Answer post(String path) {
        return call("POST", path).send();
    }

    public Answer post(String path, String json) {
        return call("POST", path).json(json).send();
    }

    public Answer put(String path, String json) {
        return call("PUT", path).json(json).send();
    }

    public Answer delete(String path) {
        return call("DELETE", path).send();
    }

    /** Every event behind a position, from as many pages of the feed as there are. */
    public List<JsonNode> events(long after) {
        List<JsonNode> events = new ArrayList<>();
        long last = after;
        while (true) {
            List<JsonNode> page = get("/v1/events?limit=1000&after=" + last)
                    .expect(200)
                    .body()
                    .lines()
                    .map(Answer.JSON::readTree)
                    .toList();
            if (page.isEmpty()) {
                return events;
            }
            events.addAll(page);
            last = page.getLast().path("position").longValue();
        }
    }

    /** Every licence of a list, from as many pages as there are. */
    public List<JsonNode> licenses(String query) {
        List<JsonNode> licenses = new ArrayList<>();
        String cursor = "";
        while (true) {
            Answer page = get("/v1/licenses?limit=200" + query + cursor).expect(200);
            page.at("/items").forEach(licenses::add);
            if (!page.has("/next")) {
                return licenses;
            }
            cursor = "&cursor=" + URLEncoder.encode(page.text("/next"), UTF_8);
        }
    }

    public Call call(String method, String path) {
        return new Call(method, path);
    }

    /** A request that is being put together. */
    public final class Call {

        private final String method;
        private final HttpRequest.Builder request;
        private boolean showsToken;
        private BodyPublisher body = BodyPublishers.noBody();
        private boolean readsItsWrites = true;

        private Call(String method, String path) {
            this.method = method;
            this.showsToken = !path.startsWith("/v1/client/"); // there the licence's key is the credential
            this.request =
                    HttpRequest.newBuilder(root(method, path).resolve(path)).timeout(Duration.ofSeconds(30));
        }

        public Call header(String name, String value) {
            request.setHeader(name, value);
            showsToken &= !name.equalsIgnoreCase("Authorization");
            return this;
        }

        /** A header that may stand there already. */
        public Call another(String name, String value) {
            request.header(name, value);
            return this;
        }

        public Call json(String json) {
            return body("application/json", json.getBytes(UTF_8));
        }

        public Call body(String contentType, byte[] bytes) {
            body = BodyPublishers.ofByteArray(bytes);
            return header("Content-Type", contentType);
        }

        /** A body whose length is not told beforehand. */
        public Call chunked(byte[] json) {
            body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(json));
            return header("Content-Type", "application/json");
        }

        /** The read is answered from whatever the read model knows by now. */
        public Call withoutWaiting() {
            readsItsWrites = false;
            return this;
        }

        public Answer send() {
            HttpResponse<byte[]> response = exchange(BodyHandlers.ofByteArray());
            Answer answer = new Answer(method, response);
            answer.positionIfThere().ifPresent(position -> written.accumulateAndGet(position, Math::max));
            return answer;
        }

        /** Opens an answer that has no end. */
        public HttpResponse<InputStream> stream() {
            return exchange(BodyHandlers.ofInputStream());
        }

        private <T> HttpResponse<T> exchange(HttpResponse.BodyHandler<T> handler) {
            if (readsItsWrites && written.get() > 0) {
                request.setHeader("Lictor-After", Long.toString(written.get()));
            }
            if (showsToken) {
                token.get().ifPresent(text -> request.setHeader("Authorization", "Bearer " + text));
            }
            try {
                return HTTP.send(request.method(method, body).build(), handler);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
