package io.lictor.security;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.lictor.web.ProblemException;
import io.lictor.web.ProblemTranslation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Problems for calls that nothing here takes: where they belong, which one may have been meant, and what to do
 * instead.
 */
final class UnknownCallProblems implements ProblemTranslation {

    /** Kinds of things that are kept for ever, and what to do instead of deleting them. */
    private static final Map<String, String> NEVER_DELETED = Map.of(
            "/v1/licenses/{id}",
            "Licences are never deleted, and their history stays. To end one, disable it with the cause REVOKED"
                    + " (POST /v1/licenses/{id}/disable); one that was issued or imported by mistake, and never used,"
                    + " can be withdrawn (POST /v1/licenses/{id}/withdraw).",
            "/v1/products/{product}",
            "Products are never deleted: licences were sold for them. Sell no more of them, or disable their versions.",
            "/v1/products/{product}/versions/{version}",
            "Versions are never deleted: licences were sold for them. Disable one to stop it from working"
                    + " (POST /v1/products/{product}/versions/{version}/disable).",
            "/v1/customers/{customer}",
            "A customer is the sum of their licences, and can't be deleted. Transfer the licences, or disable them.");

    private record Call(String method, PathPattern pattern) {

        boolean takes(PathContainer path) {
            return pattern.matches(path);
        }
    }

    private final Supplier<RequestMappingHandlerMapping> mapping;
    private final @Nullable OtherService other;
    private final List<Call> all = AccessTable.ROWS.stream()
            .map(row -> new Call(row.method(), PathPatternParser.defaultInstance.parse(row.pattern())))
            .toList();
    private final Map<String, PathPattern> kept = NEVER_DELETED.keySet().stream()
            .collect(toUnmodifiableMap(text -> text, PathPatternParser.defaultInstance::parse));

    /** {@code mapping} has what this process takes; it is asked for when there is a call. */
    UnknownCallProblems(Supplier<RequestMappingHandlerMapping> mapping, @Nullable OtherService other) {
        this.mapping = mapping;
        this.other = other;
    }

    @Override
    public Optional<ProblemException> translate(Throwable exception) {
        boolean nobodyTakesIt = exception instanceof NoHandlerFoundException
                || exception instanceof NoResourceFoundException
                || exception instanceof RequestRejectedException
                || exception instanceof HttpRequestMethodNotSupportedException;
        return nobodyTakesIt && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked
                ? Optional.of(problem(exception, asked.getRequest()))
                : Optional.empty();
    }

    private ProblemException problem(Throwable exception, HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        if (other != null && isOthers(method, path)) {
            return elsewhere(other);
        }
        String instead = method.equals("DELETE") ? insteadOfDeleting(path) : null;
        return exception instanceof HttpRequestMethodNotSupportedException wrong
                ? wrongMethod(wrong, instead)
                : nothingThere(path, instead);
    }

    /** A path that both take is theirs for the methods that only they take. */
    private boolean isOthers(String method, PathContainer path) {
        List<Call> there = all.stream().filter(call -> call.takes(path)).toList();
        List<Call> theirs = there.stream().filter(call -> !isOurs(call)).toList();
        return theirs.stream().anyMatch(call -> call.method().equals(method))
                || !theirs.isEmpty() && theirs.size() == there.size();
    }

    private boolean isOurs(Call call) {
        return mapping.get().getHandlerMethods().keySet().stream()
                .anyMatch(info ->
                        info.getPatternValues().contains(call.pattern().getPatternString())
                                && info.getMethodsCondition().getMethods().stream()
                                        .anyMatch(method -> method.name().equals(call.method())));
    }

    private static ProblemException elsewhere(OtherService other) {
        return ProblemException.notFound(
                "OTHER_SERVICE",
                "This call is for the service %s, which %s. Send it there.".formatted(other.name(), other.task()),
                Map.of("service", other.name()));
    }

    private @Nullable String insteadOfDeleting(PathContainer path) {
        return kept.entrySet().stream()
                .filter(entry -> entry.getValue().matches(path))
                .map(entry -> NEVER_DELETED.get(entry.getKey()))
                .findFirst()
                .orElse(null);
    }

    private static ProblemException wrongMethod(HttpRequestMethodNotSupportedException e, @Nullable String instead) {
        String allowed = Optional.ofNullable(e.getSupportedHttpMethods()).stream()
                .flatMap(Collection::stream)
                .map(HttpMethod::name)
                .sorted()
                .collect(joining(", "));
        String detail = instead == null ? "This path does not take this method, but: " + allowed + "." : instead;
        return new ProblemException(405, "METHOD_NOT_ALLOWED", detail, Map.of()).withHeader(HttpHeaders.ALLOW, allowed);
    }

    private static ProblemException nothingThere(PathContainer path, @Nullable String instead) {
        if (instead != null) {
            return new ProblemException(405, "METHOD_NOT_ALLOWED", instead, Map.of());
        }
        return NearestPath.to(path.value())
                .map(near -> ProblemException.notFound(
                        "NOT_FOUND",
                        "There is nothing at this path. Did you mean " + near + "? The page /docs lists what there is.",
                        Map.of("didYouMean", near)))
                .orElseGet(() -> ProblemException.notFound(
                        "NOT_FOUND", "There is nothing at this path. The page /docs lists what there is.", Map.of()));
    }
}
