package io.lictor.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems straight to the response: whatever the caller accepts, it gets JSON. */
final class ProblemWriter {

    private static final JsonMapper JSON =
            StrictJson.apply(JsonMapper.builder()).build();

    private ProblemWriter() {}

    /** The answer's body. By way of a string, which takes half a surrogate pair where bytes would not. */
    static byte[] body(Problem problem) {
        return JSON.writeValueAsString(problem.members()).getBytes(StandardCharsets.UTF_8);
    }

    /** Replaces whatever was to be answered. */
    static void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        RejectedRequestLog.answered(request, problem);
        byte[] body = body(problem);
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(MediaTypes.PROBLEM);
        response.setContentLength(body.length);
        problem.headers().forEach(response::setHeader);
        response.getOutputStream().write(body);
    }
}
