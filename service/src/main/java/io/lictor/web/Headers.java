package io.lictor.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Headers of ours, in the one form that each has. They are looked at also where nobody needs them: a mistake is a mistake. */
public final class Headers {

    private static final Pattern IDEMPOTENCY_KEY =
            Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]{0,253}[\\x21-\\x7e])?");
    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    private Headers() {}

    static void check(HttpServletRequest request) {
        CorrelationId.check(request);
        AcceptHeader.by(request);
        idempotencyKey(request);
        after(request);
        refuseUnlessOnLicense(request);
    }

    /** Returns whether a write is only to be tried out; {@link ProblemException} 400 where the header says neither. */
    public static boolean dryRun(HttpServletRequest request) {
        String dryRun = single(request, LictorHeaders.DRY_RUN);
        if (dryRun != null && !dryRun.equals("true") && !dryRun.equals("false")) {
            throw ProblemException.invalidHeader(LictorHeaders.DRY_RUN, "must be true or false");
        }
        return "true".equals(dryRun);
    }

    /** Any other write would be done, while its caller believes that it is not. */
    private static void refuseUnlessOnLicense(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean writes =
                !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
        if (dryRun(request) && writes && !path.startsWith("/v1/licenses") && !path.startsWith("/v1/client/")) {
            throw ProblemException.invalidHeader(
                    LictorHeaders.DRY_RUN, "is for writes on licences only; this one was not done");
        }
    }

    /** A header that may stand once only; null where it doesn't stand at all, {@link ProblemException} 400 otherwise. */
    public static @Nullable String single(HttpServletRequest request, String name) {
        List<String> values = Collections.list(request.getHeaders(name));
        if (values.size() > 1) {
            throw ProblemException.invalidHeader(name, "may stand only once");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    /** Returns the idempotency key; null without the header. */
    public static @Nullable String idempotencyKey(HttpServletRequest request) {
        String key = single(request, LictorHeaders.IDEMPOTENCY_KEY);
        if (key != null && !IDEMPOTENCY_KEY.matcher(key).matches()) {
            throw ProblemException.invalidHeader(
                    LictorHeaders.IDEMPOTENCY_KEY, "must be 1 to 255 printable ASCII characters");
        }
        return key;
    }

    /** The position that the read model must have passed; {@link ProblemException} 400 where it is none. */
    public static OptionalLong after(HttpServletRequest request) {
        String after = single(request, LictorHeaders.AFTER);
        if (after == null) {
            return OptionalLong.empty();
        }
        if (!POSITION.matcher(after).matches()) {
            throw ProblemException.invalidHeader(
                    LictorHeaders.AFTER, "must be a position, a whole number from 0, such as 42");
        }
        return OptionalLong.of(Long.parseLong(after));
    }
}
