package io.lictor.standalone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.lictor.acceptance.LicenseFixture;
import io.lictor.acceptance.Lictor;
import io.lictor.acceptance.TestVendor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** No header is the fault of the server: none makes a 5xx, none a stack trace, and every refusal is a problem. */
@ExtendWith(StartedLictor.class)
class OddHeadersTest {

    /** Another one by {@code -Dlictor.headers.seed=…}; a failure names it. */
    private static final long SEED = Long.getLong("lictor.headers.seed", 20261201);

    private static final int REQUESTS = 3_000;

    private static final List<String> NAMES = List.of(
            "Accept",
            "Accept-Charset",
            "Accept-Encoding",
            "Accept-Language",
            "Access-Control-Request-Headers",
            "Access-Control-Request-Method",
            "Authorization",
            "Cache-Control",
            "Content-Disposition",
            "Content-Encoding",
            "Content-Language",
            "Content-Type",
            "Cookie",
            "Date",
            "Expect",
            "Forwarded",
            "From",
            "Host",
            "Idempotency-Key",
            "If-Match",
            "If-Modified-Since",
            "If-None-Match",
            "If-Range",
            "If-Unmodified-Since",
            "Last-Event-ID",
            "Lictor-After",
            "Max-Forwards",
            "Origin",
            "Pragma",
            "Prefer",
            "Range",
            "Referer",
            "TE",
            "Trailer",
            "Upgrade",
            "User-Agent",
            "Via",
            "X-Correlation-Id",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Proto",
            "X-HTTP-Method-Override",
            "traceparent",
            "tracestate");

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "\t",
            "*",
            "*/*",
            "*/*;q=0",
            "*/json",
            "application/*",
            "application/*+json",
            "application/json",
            "application/json;charset=nonsense",
            "application/json;charset=\"",
            "application/json;charset=utf-16",
            "application/json;q=2",
            "application/json; q=0.1, */*;q=x",
            "application/problem+json",
            "application/xml",
            "application/yaml",
            "application/x-jackson-smile",
            "application/cbor",
            "multipart/form-data",
            "multipart/form-data; boundary=\"",
            "application/x-www-form-urlencoded",
            "text/event-stream",
            "text/plain;charset=x y",
            "/",
            ";",
            ",",
            ",,;;==",
            "=",
            "\"",
            "\"\\",
            "W/\"1\"",
            "\"1\"",
            "0",
            "-1",
            "99999999999999999999",
            "1e400",
            "NaN",
            "null",
            "true",
            "bytes=0-1",
            "bytes=9-1",
            "bytes=-",
            "gzip",
            "identity",
            "br;q=1.5",
            "chunked",
            "trailers",
            "100-continue",
            "nothing",
            "h2c",
            "websocket",
            "null null",
            "http://[::1",
            "http://evil.example",
            "evil.example:99999",
            "[::1",
            "a b",
            "gopher",
            "Thu, 32 Foo 2026 99:99:99 GMT",
            "Bearer",
            "Bearer ",
            "Bearer a b",
            "Bearer lictor_x",
            "Bearer a.b.c",
            "License ",
            "License x",
            "Basic Og==",
            "Digest username=\"",
            "en-US-x-" + "a".repeat(300),
            "de_DE@;q=9",
            "x-klingon,*;q=-1",
            "00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-00",
            "ff-x",
            "\u00e9\u00ff",
            "\u0080",
            "{\"$gt\": \"\"}",
            "${jndi:ldap://127.0.0.1/x}",
            "<script>",
            "x".repeat(5_000));

    private final Lictor lictor;
    private final List<String> calls;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    OddHeadersTest(TestVendor shop) {
        this.lictor = shop.lictor();
        LicenseFixture license = shop.perpetual();
        this.calls = List.of(
                "POST /v1/client/validate {\"key\": \"%s\", \"fingerprint\": \"m\"}".formatted(license.key()),
                "POST /v1/client/activate {\"key\": \"%s\", \"fingerprint\": \"m\"}".formatted(license.key()),
                "POST /v1/licenses {\"kind\": \"PERPETUAL\", \"product\": \"%s\", \"customer\": \"c\"}"
                        .formatted(shop.product()),
                "POST " + license.path() + "/enable {}",
                "GET " + license.path(),
                "HEAD " + license.path(),
                "OPTIONS " + license.path(),
                "GET /v1/licenses",
                "GET /v1/events?limit=2",
                "GET /v1/compliance",
                "GET /v1/audit/checkpoint",
                "GET /v1/openapi.json",
                "GET /v1/nothing",
                "GET /docs",
                "GET /swagger-ui/index.html",
                "GET /actuator/health",
                "GET /actuator/info",
                "GET /actuator/prometheus");
    }

    @BeforeEach
    void listen() {
        log.start();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(log);
    }

    @Test
    void noneIsAFaultOfTheServer() {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            String request = request(new Random(SEED + i));
            String answer = conversation(request);
            boolean refused = answer.startsWith("HTTP/1.1 4");
            boolean isProblem = request.startsWith("HEAD")
                    || answer.contains("Content-Type: application/problem+json") && answer.contains("\"detail\":\"");
            if (!answer.matches("(?s)HTTP/1\\.1 [1234].*") || refused && !isProblem) {
                faults.add("Request %d of seed %d:%n%s%n%s".formatted(i, SEED, request, answer));
            }
        }
        assertThat(faults).isEmpty();
        assertThat(log.list.stream()
                        .filter(event -> event.getThrowableProxy() != null
                                || event.getLevel().isGreaterOrEqual(Level.ERROR))
                        .map(ILoggingEvent::toString))
                .as("seed %d", SEED)
                .isEmpty();
    }

    private String request(Random random) {
        String[] call = one(calls, random).split(" ", 3);
        List<String> headers = new ArrayList<>();
        if (!call[1].startsWith("/v1/client") && random.nextInt(8) > 0) {
            headers.add("Authorization: Bearer " + lictor.token());
        }
        if (call.length > 2 && random.nextInt(3) > 0) {
            headers.add("Content-Type: application/json");
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            headers.add(random.nextInt(headers.size() + 1), one(NAMES, random) + ": " + one(VALUES, random));
        }
        if (random.nextInt(10) > 0) {
            headers.add("Host: x");
        }
        String body = call.length > 2 ? call[2] : "";
        return "%s %s HTTP/1.1\r\n%s\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(call[0], call[1], String.join("\r\n", headers), body.length(), body);
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private String conversation(String request) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket("127.0.0.1", lictor.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            byte[] buffer = new byte[16_384];
            // What is endless, and what is long, is known by how it begins.
            for (int read;
                    answer.size() < buffer.length
                            && (read = socket.getInputStream().read(buffer)) >= 0; ) {
                answer.write(buffer, 0, read);
                if (answer.toString(UTF_8).contains("text/event-stream")) {
                    break;
                }
            }
        } catch (SocketException e) {
            // Reset: what was answered before counts.
        } catch (IOException e) {
            throw new AssertionError(request, e);
        }
        return answer.toString(UTF_8);
    }
}
