package io.lictor.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The test service, started once for all tests, and ways to talk to it: politely, and byte by byte. */
final class TestServer {

    private static final ServletWebServerApplicationContext CONTEXT =
            (ServletWebServerApplicationContext) SpringApplication.run(
                    Things.class,
                    "--server.port=0",
                    "--server.tomcat.connection-timeout=2s",
                    "--lictor.request-timeout=3s");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private TestServer() {}

    static int port() {
        return CONTEXT.getWebServer().getPort();
    }

    static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    static Answer send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    static Answer get(String path) throws Exception {
        return send(to(path));
    }

    static Answer post(String path, String body) throws Exception {
        return post(path, body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer post(String path, byte[] body) throws Exception {
        return send(
                to(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Sends what may be no HTTP at all, and reads until the server closes. */
    static Answer raw(String request) throws IOException {
        return raw(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Answer raw(byte[] request) throws IOException {
        return raw(port(), request);
    }

    static Answer raw(int port, String request) throws IOException {
        return raw(port, request.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends the text and returns the answer, HTTP or not. */
    static String conversation(int port, String request) throws IOException {
        return conversation(port, request.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Answer raw(int port, byte[] request) throws IOException {
        return Answer.parse(conversation(port, request));
    }

    private static String conversation(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        }
    }
}
