package io.lictor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Callers who never come to an end, nor pause for long enough to be thrown out for that; all at once, for each only waits. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class SlowClientsTest {

    private static final String POST = "POST /v1/things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";

    @Test
    void headers_that_trickle() throws Exception {
        assertThat(trickle("GET /v1/whoami HTTP/1.1\r\nHost: x\r\nX-A: ", "a")).isEmpty();
    }

    @Test
    void a_request_line_that_trickles() throws Exception {
        assertThat(trickle("GET /v1/whoami?", "a")).isEmpty();
    }

    @Test
    void empty_lines_for_ever() throws Exception {
        assertThat(trickle("", "\r\n")).isEmpty();
    }

    @Test
    void a_body_that_trickles() throws Exception {
        Answer.parse(trickle(POST + "Content-Length: 100000\r\n\r\n{", " ")).isProblem(408, "REQUEST_TIMEOUT");
    }

    @Test
    void chunks_that_trickle() throws Exception {
        Answer.parse(trickle(POST + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n", "1\r\n \r\n"))
                .isProblem(408, "REQUEST_TIMEOUT");
    }

    @Test
    void a_trailer_that_trickles() throws Exception {
        String answer = trickle(POST + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n0\r\nX-Trailer: ", "x");
        assertThat(answer).startsWith("HTTP/1.1 40");
    }

    @Test
    void a_body_that_nobody_wants() throws Exception {
        String answer = trickle("DELETE /v1/nothing HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n", " ");
        Answer.parse(answer).isProblem(404, "NOT_FOUND");
    }

    /** More at once than there could be threads of the machine, and others are served meanwhile. */
    @Test
    void many_of_them() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> slow = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                slow.add(callers.submit(() -> trickle(POST + "Content-Length: 100000\r\n\r\n{", " ")));
                slow.add(callers.submit(() -> trickle(POST + "X-A: ", "a")));
            }
            do {
                assertThat(TestServer.get("/v1/whoami").status()).isEqualTo(200);
            } while (slow.stream().anyMatch(caller -> !caller.isDone()));
            for (Future<String> caller : slow) {
                assertThat(caller.get()).matches("(?s)|HTTP/1.1 408 .*");
            }
        }
    }

    @Test
    void an_answer_that_is_hardly_read() throws Exception {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(2048);
            socket.connect(new InetSocketAddress("127.0.0.1", TestServer.port()));
            socket.getOutputStream()
                    .write("GET /v1/endless HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (!Things.ENDLESS_BROKEN.await(300, TimeUnit.MILLISECONDS)) {
                socket.getInputStream().readNBytes(500);
            }
        }
    }

    /** Sends the beginning, and then one thing after the other until the server has had enough; gives what it said. */
    private static String trickle(String beginning, String more) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", TestServer.port())) {
            socket.setSoTimeout(300);
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            while (!hasEnded(socket.getInputStream(), answer)) {
                try {
                    socket.getOutputStream().write(more.getBytes(StandardCharsets.US_ASCII));
                } catch (SocketException e) {
                    break; // it is closed
                }
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    private static boolean hasEnded(InputStream in, ByteArrayOutputStream answer) throws IOException {
        try {
            in.transferTo(answer);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true; // reset: it was sending
        }
    }
}
