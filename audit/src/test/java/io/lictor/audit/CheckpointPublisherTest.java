package io.lictor.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CheckpointPublisherTest {

    private static final SignedCheckpoint FIRST = new SignedCheckpoint(1, "first\n");
    private static final SignedCheckpoint SECOND = new SignedCheckpoint(2, "second\n");

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private volatile Predicate<String> takes = _ -> true;
    private HttpServer server;
    private CheckpointPublisher publisher;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/checkpoints");
        publisher = new CheckpointPublisher(new CheckpointUrl(url), Duration.ofMillis(1));
    }

    @AfterEach
    void stop() {
        publisher.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        boolean isText = exchange.getRequestHeaders().getFirst("Content-Type").startsWith("text/plain");
        exchange.sendResponseHeaders(isText && takes.test(body) ? 204 : 503, -1);
        exchange.close();
        received.add(body);
    }

    private String received() throws InterruptedException {
        return received.poll(30, TimeUnit.SECONDS);
    }

    @Test
    void bringsWhatItIsGiven() throws InterruptedException {
        publisher.take(FIRST);
        assertThat(received()).isEqualTo(FIRST.note());
        publisher.take(SECOND);
        assertThat(received()).isEqualTo(SECOND.note());
        assertThat(publisher.isFailing()).isFalse();
    }

    @Test
    void triesAgainUntilItHasArrived() throws InterruptedException {
        AtomicInteger tries = new AtomicInteger();
        takes = _ -> tries.incrementAndGet() == 3;
        publisher.take(FIRST);
        for (int i = 0; i < 3; i++) {
            assertThat(received()).isEqualTo(FIRST.note());
        }
        while (publisher.isFailing()) {
            Thread.onSpinWait(); // its answer is on the way
        }
    }

    @Test
    void bringsTheNewerOneWhereOneIsRefused() throws InterruptedException {
        takes = SECOND.note()::equals;
        publisher.take(FIRST);
        assertThat(received()).isEqualTo(FIRST.note());
        publisher.take(SECOND);
        String next = received();
        while (next.equals(FIRST.note())) {
            next = received();
        }
        assertThat(next).isEqualTo(SECOND.note());
    }
}
