package io.lictor.web;

import java.time.Duration;

/** Problems of which only the status is known, such as those that Tomcat finds before any of our code runs. */
final class StatusProblems {

    private StatusProblems() {}

    static Problem of(int status) {
        return switch (status) {
            case 400 -> Problem.malformed("The request can't be read as HTTP. Check its URL, headers and length.");
            case 404 ->
                Problem.of(404, "NOT_FOUND", "There is nothing at this path. The page /docs lists what there is.");
            case 405 -> Problem.of(405, "METHOD_NOT_ALLOWED", "This path does not take this method.");
            case 408 -> Problem.of(408, "REQUEST_TIMEOUT", "The request did not arrive in time. Send it again.");
            case 413 -> BodyProblems.tooLarge();
            case 414 -> Problem.of(414, "URI_TOO_LONG", "The URL is too long; ask for less at once.");
            case 415 -> SpringProblems.mediaType();
            case 417 -> Problem.of(417, "EXPECTATION_FAILED", "The only expectation met here is 100-continue.");
            case 431 ->
                Problem.of(
                        431,
                        "REQUEST_HEADERS_TOO_LARGE",
                        "The headers have more than 16 KB; send fewer, or shorter ones.");
            // HTTP blames the server for these two; but it is the request that has to change, and 5xx are for what we
            // broke
            case 501 -> Problem.of(400, "HTTP_UNSUPPORTED", "This method or transfer encoding is not supported.");
            case 503 ->
                Problem.of(503, "UNAVAILABLE", "The service can't answer right now. Try again shortly.")
                        .retryAfter(Duration.ofSeconds(1));
            case 505 -> Problem.of(400, "HTTP_UNSUPPORTED", "This version of HTTP is not supported; use HTTP/1.1.");
            default ->
                status < 500
                        ? Problem.of(
                                status, "REQUEST_REFUSED", "The request was refused; compare it with the page /docs.")
                        : Problem.of(
                                status,
                                "INTERNAL_ERROR",
                                "Something went wrong here, not in your request. Try again; if it stays so, tell the operator.");
        };
    }
}
