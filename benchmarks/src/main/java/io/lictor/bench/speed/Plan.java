package io.lictor.bench.speed;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A call to be made over and over: to whom, by which token, with which licences (a line each, id and key), and which of
 * them comes first.
 */
record Plan(Call call, URI server, String token, List<String> subjects, long first) {

    Plan from(long other) {
        return new Plan(call, server, token, subjects, other);
    }

    /** Writes the plan as wrk's script reads it; the token stands in a file that nobody else can read. */
    Path write(Path directory) throws IOException {
        Path subjectFile = directory.resolve("subjects");
        Files.write(subjectFile, subjects);
        String text = String.join(
                "\n",
                call.method,
                call.path,
                call.body,
                call.wantsToken() ? token : "",
                Long.toString(first),
                call.isOnce() ? "once" : "again",
                subjects.isEmpty() ? "" : subjectFile.toString(),
                "");
        return Files.writeString(directory.resolve("plan"), text);
    }

    /** Returns the number of calls left. */
    long left() {
        return call.isOnce() ? Math.max(0, subjects.size() - first) : Long.MAX_VALUE;
    }

    /** The bytes of one request. */
    byte[] request(long number) {
        String[] subject = subjects.isEmpty()
                ? new String[] {"", ""}
                : subjects.get((int) (number % subjects.size())).split(" ");
        String body = fill(call.body, subject, number);
        StringBuilder head = new StringBuilder()
                .append(call.method)
                .append(' ')
                .append(fill(call.path, subject, number))
                .append(" HTTP/1.1\r\nHost: ")
                .append(server.getAuthority());
        if (call.wantsToken()) {
            head.append("\r\nAuthorization: Bearer ").append(token);
        }
        if (!body.isEmpty()) {
            head.append("\r\nContent-Type: application/json\r\nContent-Length: ")
                    .append(body.length());
        }
        return head.append("\r\n\r\n").append(body).toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String fill(String template, String[] subject, long number) {
        return template.replace("{id}", subject[0]).replace("{key}", subject[1]).replace("{n}", Long.toString(number));
    }

    @Override
    public String toString() {
        return call.label + " at " + server;
    }
}
