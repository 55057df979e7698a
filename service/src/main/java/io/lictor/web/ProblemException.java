package io.lictor.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** Ends a request with an RFC 9457 answer. Made at the edge, from a rejection or from what a caller got wrong. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(int status, String code, String detail, Map<String, ?> facts) {
        this(Problem.of(status, code, detail).with(facts), null);
    }

    ProblemException(Problem problem, @Nullable Throwable cause) {
        // Most of these are expected answers: nobody reads their stack traces, so none is taken.
        super(problem.detail(), cause, false, false);
        this.problem = problem;
    }

    public static ProblemException notFound(String code, String detail, Map<String, ?> facts) {
        return new ProblemException(404, code, detail, facts);
    }

    public static ProblemException conflict(String code, String detail, Map<String, ?> facts) {
        return new ProblemException(409, code, detail, facts);
    }

    public static ProblemException preconditionFailed(String code, String detail, Map<String, ?> facts) {
        return new ProblemException(412, code, detail, facts);
    }

    /** 503, worth another try after {@code retryAfter}. */
    public static ProblemException unavailable(String code, String detail, Duration retryAfter) {
        return new ProblemException(503, code, detail, Map.of()).retryAfter(retryAfter);
    }

    /** 400 for a body that breaks rules; all of them are listed. */
    public static ProblemException invalid(List<Violation> violations) {
        return new ProblemException(Problem.invalid(violations), null);
    }

    public static ProblemException invalid(Violation... violations) {
        return invalid(List.of(violations));
    }

    /** 400 for a query or path parameter; {@code detail} continues a sentence: "must be 1 to 200". */
    public static ProblemException invalidParameter(String parameter, String detail) {
        return new ProblemException(Problem.invalidParameter(parameter, detail), null);
    }

    /** 400 for a header; {@code detail} continues a sentence: "must be 1 to 128 printable characters". */
    public static ProblemException invalidHeader(String header, String detail) {
        return new ProblemException(Problem.invalidHeader(header, detail), null);
    }

    /** Adds a {@code Retry-After} of whole seconds, at least one. */
    public ProblemException retryAfter(Duration wait) {
        return new ProblemException(problem.retryAfter(wait), getCause());
    }

    /** Adds the cause: for the log, never for the answer. */
    public ProblemException causedBy(Throwable cause) {
        return new ProblemException(problem, cause);
    }

    public int status() {
        return problem.status();
    }

    public String code() {
        return problem.code();
    }

    public String detail() {
        return problem.detail();
    }

    /** The further members of the answer, violations included. */
    public Map<String, Object> facts() {
        return new LinkedHashMap<>(problem.facts());
    }

    /** The seconds of {@code Retry-After}, where it is worth another try. */
    public Optional<String> retryAfterSeconds() {
        return Optional.ofNullable(problem.headers().get("Retry-After"));
    }

    /** The answer as it goes out. */
    public ResponseEntity<byte[]> toResponse() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, MediaTypes.PROBLEM);
        problem.headers().forEach(headers::set);
        return ResponseEntity.status(problem.status()).headers(headers).body(ProblemWriter.body(problem));
    }

    /** Adds a header. */
    public ProblemException withHeader(String name, String value) {
        return new ProblemException(problem.withHeader(name, value), getCause());
    }

    /** Answers with it, where no handler is there to throw it. */
    public void writeTo(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemWriter.write(problem, request, response);
    }

    Problem problem() {
        return problem;
    }
}
