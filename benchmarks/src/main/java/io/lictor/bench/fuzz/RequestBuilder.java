package io.lictor.bench.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A request that is being put together, or spoiled. */
final class RequestBuilder {

    String method;
    String target;
    String version = "HTTP/1.1";
    final List<String> headers = new ArrayList<>();
    byte[] body;
    boolean tellsLength = true;

    RequestBuilder(String method, String target, String body) {
        this.method = method;
        this.target = target;
        this.body = body.getBytes(UTF_8);
        headers.add("Host: localhost");
        if (!body.isEmpty()) {
            headers.add("Content-Type: application/json");
        }
    }

    byte[] bytes() {
        StringBuilder head = new StringBuilder(method + " " + target + " " + version + "\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (tellsLength && (body.length > 0 || !method.equals("GET"))) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }
}
