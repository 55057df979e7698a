package io.lictor.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    @Test
    void everyRequestIsSentOnceWithItsOwnLicence() throws Exception {
        Set<String> asked = new ConcurrentSkipListSet<>();
        Open open = ask(asked, 200);

        assertThat(asked).hasSize(40).contains("/v1/licenses/l0", "/v1/licenses/l39");
        assertThat(open.failures()).isZero();
        assertThat(open.p50()).isLessThanOrEqualTo(open.p99()).isLessThanOrEqualTo(open.longest());
    }

    @Test
    void whatIsRefusedCounts() throws Exception {
        assertThat(ask(new ConcurrentSkipListSet<>(), 409).failures()).isEqualTo(40);
    }

    private static Open ask(Set<String> asked, int status) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(status, 0); // chunked
            exchange.getResponseBody().write(new byte[100]);
            exchange.close();
        });
        server.start();
        try {
            URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            List<String> subjects =
                    IntStream.range(0, 40).mapToObj(i -> "l" + i + " key").toList();
            return OpenLoop.run(new Plan(Call.LICENSE, uri, "token", subjects, 0), 40, 1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aPercentileIsOneOfTheTimes() {
        long[] sorted = {1_000_000, 2_000_000, 3_000_000, 4_000_000};
        assertThat(Percentiles.millis(sorted, 50)).isEqualTo(2);
        assertThat(Percentiles.millis(sorted, 99)).isEqualTo(4);
    }
}
