package io.lictor.web;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Problems that Spring MVC finds in a request, in our words: its own name classes, and aren't for callers. */
final class SpringProblems {

    private SpringProblems() {}

    static Optional<Problem> of(Exception exception, List<Throwable> causes) {
        return switch (exception) {
            case HttpMessageNotReadableException _ -> Optional.of(BodyProblems.of(causes));
            case MethodArgumentNotValidException e -> Optional.of(ConstraintProblems.ofBody(e.getBindingResult()));
            case HandlerMethodValidationException e ->
                Optional.of(e)
                        .filter(validation -> !validation.isForReturnValue())
                        .map(ConstraintProblems::ofArguments);
            case MethodArgumentTypeMismatchException e ->
                Optional.of(Arguments.problem(e.getParameter(), e.getName(), expected(e)));
            case MissingServletRequestParameterException e ->
                Optional.of(Problem.invalidParameter(e.getParameterName(), "is required"));
            case MissingRequestHeaderException e ->
                Optional.of(Problem.invalidHeader(e.getHeaderName(), "is required"));
            case HttpRequestMethodNotSupportedException e -> Optional.of(methodNotAllowed(e));
            case HttpMediaTypeNotSupportedException _ -> Optional.of(mediaType());
            case HttpMediaTypeNotAcceptableException e -> Optional.of(notAcceptable(e));
            case InvalidParameterException _ ->
                Optional.of(Problem.malformed("The query string can't be read. Check its % escapes."));
            case ErrorResponse e
            when e.getStatusCode().value() != 500 ->
                Optional.of(StatusProblems.of(e.getStatusCode().value()));
            default -> Optional.empty();
        };
    }

    private static String expected(MethodArgumentTypeMismatchException e) {
        Class<?> type = elementType(e);
        boolean plusWasRead = type == Instant.class && e.getValue() instanceof String text && text.indexOf(' ') > 0;
        return ExpectedForm.of(type, Range.of(e.getParameter()))
                + (plusWasRead ? "; in a URL, + stands for a space: write it as %2B" : "");
    }

    /** Returns the parameter's type; of a list, the type of its elements. */
    private static @Nullable Class<?> elementType(MethodArgumentTypeMismatchException e) {
        ResolvableType type = ResolvableType.forMethodParameter(e.getParameter());
        return Collection.class.isAssignableFrom(type.toClass())
                ? type.asCollection().resolveGeneric(0)
                : e.getRequiredType();
    }

    static Problem mediaType() {
        return Problem.of(415, "UNSUPPORTED_MEDIA_TYPE", "Send the body as application/json in UTF-8.")
                .withHeader("Accept", "application/json");
    }

    private static Problem methodNotAllowed(HttpRequestMethodNotSupportedException e) {
        String allowed = Optional.ofNullable(e.getSupportedHttpMethods()).stream()
                .flatMap(Collection::stream)
                .map(HttpMethod::name)
                .sorted()
                .collect(Collectors.joining(", "));
        return Problem.of(405, "METHOD_NOT_ALLOWED", "This path does not take this method, but: " + allowed + ".")
                .withHeader(HttpHeaders.ALLOW, allowed);
    }

    private static Problem notAcceptable(HttpMediaTypeNotAcceptableException e) {
        List<MediaType> offered = e.getSupportedMediaTypes();
        return offered.isEmpty() ? AcceptHeader.malformed() : ContentNegotiation.notAcceptable(offered);
    }
}
