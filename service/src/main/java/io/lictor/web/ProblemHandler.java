package io.lictor.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Turns every exception of a request into a problem. What nobody foresaw is logged and answered without a word of it. */
@RestControllerAdvice
@Order
class ProblemHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);
    private static final Problem INTERNAL = Problem.of(
            500,
            "INTERNAL_ERROR",
            "Something went wrong here, not in your request. If it stays so, tell the operator its correlation id, which finds it in"
                    + " the log.");

    private final ObjectProvider<ProblemTranslation> translations;

    ProblemHandler(ObjectProvider<ProblemTranslation> translations) {
        this.translations = translations;
    }

    @ExceptionHandler
    void handle(Exception exception, HttpServletRequest request, HttpServletResponse response) throws Exception {
        List<Throwable> causes = CauseChain.of(exception);
        if (causes.stream().anyMatch(ProblemHandler::isCallerGone)) {
            return;
        }
        Problem problem = problem(exception, causes, request);
        if (problem.status() >= 500) {
            log(problem, exception, request);
        }
        if (response.isCommitted()) {
            throw exception; // half an answer is out: only a broken connection tells the caller that it isn't whole
        }
        write(problem, request, response);
    }

    /**
     * Logs a problem. A deliberate refusal without a cause, such as a read model that isn't built yet, is no news.
     * Something that is away is one line for each caller; its stack trace is for debugging only.
     */
    private static void log(Problem problem, Exception exception, HttpServletRequest request) {
        boolean isMeant = exception instanceof ProblemException && exception.getCause() == null;
        boolean isOurs = problem.status() == 500;
        Level level = isMeant ? Level.DEBUG : isOurs ? Level.ERROR : Level.WARN;
        log.atLevel(level)
                .setCause(isOurs || log.isDebugEnabled() ? exception : null)
                .log(
                        "{} for {} {}, correlation id {}: {}",
                        problem.code(),
                        request.getMethod(),
                        route(request),
                        CorrelationId.of(request),
                        CauseChain.of(exception).getLast().toString());
    }

    private Problem problem(Exception exception, List<Throwable> causes, HttpServletRequest request) {
        return known(causes)
                .or(() -> SpringProblems.of(exception, causes))
                .orElseGet(() -> INTERNAL.with(java.util.Map.of("correlationId", CorrelationId.of(request))));
    }

    private Optional<Problem> known(List<Throwable> causes) {
        for (Throwable cause : causes) {
            if (cause instanceof ProblemException problem) {
                return Optional.of(problem.problem());
            }
            Optional<Problem> translated = translations
                    .orderedStream()
                    .flatMap(translation -> translation.translate(cause).stream())
                    .map(ProblemException::problem)
                    .findFirst();
            if (translated.isPresent()) {
                return translated;
            }
        }
        return Optional.empty();
    }

    private static void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            ProblemWriter.write(problem, request, response);
        } catch (tools.jackson.core.JacksonException e) {
            // The facts can't be written. The status still tells what to do, so it is kept.
            log.error(
                    "The facts of {} can't be written, correlation id {}",
                    problem.code(),
                    CorrelationId.of(request),
                    e);
            ProblemWriter.write(Problem.of(problem.status(), problem.code(), problem.detail()), request, response);
        }
    }

    /** The pattern, not the path: paths hold fingerprints and references to customers. */
    private static Object route(HttpServletRequest request) {
        Object pattern =
                request.getAttribute(org.springframework.web.servlet.HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? "an unknown path" : pattern;
    }

    private static boolean isCallerGone(Throwable cause) {
        return cause instanceof ClientAbortException || cause instanceof AsyncRequestNotUsableException;
    }
}
