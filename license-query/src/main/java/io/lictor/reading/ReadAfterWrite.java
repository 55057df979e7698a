package io.lictor.reading;

import io.lictor.projection.Projection;
import io.lictor.projection.ProjectionPosition;
import io.lictor.projection.Projections;
import io.lictor.readmodel.ReadModel;
import io.lictor.store.EventLog;
import io.lictor.web.Headers;
import io.lictor.web.InstantText;
import io.lictor.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Holds a read until the read model has what its caller must see: up to {@code Lictor-After}, or, without that header,
 * what this process appended itself.
 */
public final class ReadAfterWrite implements HandlerInterceptor {

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration OWN_WRITES = Duration.ofMillis(500);

    private final EventLog log;
    private final ReadModel readModel;
    private final Projections projections;
    private final Duration patience;
    private final InstantSource clock;
    /** Cache by handler, as annotations take long to look for. */
    private final Map<Method, Optional<FromReadModel>> readings = new ConcurrentHashMap<>();

    /** {@code patience} bounds the wait for {@code Lictor-After}. */
    public ReadAfterWrite(
            EventLog log, ReadModel readModel, Projections projections, Duration patience, InstantSource clock) {
        this.log = log;
        this.readModel = readModel;
        this.projections = projections;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        FromReadModel reading = handler instanceof HandlerMethod method ? known(method) : null;
        if (reading == null) {
            return true;
        }
        OptionalLong after = Headers.after(request);
        Projection projection =
                projections.named(reading.projection()).orElseThrow(() -> notKept(reading.projection()));
        if (reading.pastFromEvents() && isPast(request.getParameter("at"))) {
            if (after.isPresent() && after.getAsLong() > log.lastPosition()) {
                throw behind(after.getAsLong(), projection.position());
            }
        } else if (!projection.rebuild().isRunning()) {
            waitFor(after, projection.position());
        } else if (!reading.orFromEvents()) {
            throw projections.areReachable() ? building(projection) : ReadModel.unavailable();
        } else if (after.isPresent() && after.getAsLong() > log.lastPosition()) {
            throw behind(after.getAsLong(), projection.position());
        }
        return true;
    }

    /** Returns whether an answer as of {@code at} is one of the past, and comes from the events. */
    public static boolean isPast(Instant at, Instant now) {
        return at.isBefore(now);
    }

    private boolean isPast(@Nullable String at) {
        try {
            return at != null && isPast(InstantText.parse(at), clock.instant());
        } catch (DateTimeException e) {
            return true; // and there is nothing to wait for: it is refused
        }
    }

    private void waitFor(OptionalLong after, ProjectionPosition position) {
        if (after.isEmpty()) {
            // Best effort: what is there is a good answer too, only a little older.
            readModel.ask(() -> position.await(log.lastAppended(), OWN_WRITES));
        } else if (!readModel.ask(() -> position.await(after.getAsLong(), patience))) {
            throw behind(after.getAsLong(), position);
        }
    }

    /** Returns the problem for a question that only an incomplete projection could answer. */
    public static ProblemException incomplete(Projection projection) {
        return projection.isReachable() ? building(projection) : ReadModel.unavailable();
    }

    private static ProblemException building(Projection projection) {
        return new ProblemException(
                        503,
                        "READ_MODEL_BUILDING",
                        "The read model is still being built; try again shortly.",
                        Map.of(
                                "projection", projection.name(),
                                "percent",
                                        projection
                                                .rebuild()
                                                .percent(projection.position().current())))
                .retryAfter(RETRY);
    }

    private ProblemException notKept(String name) {
        return ProblemException.notFound(
                "PROJECTION_NOT_FOUND",
                "This installation keeps no " + name + "; there is " + projections.names() + ".",
                Map.of("projection", name));
    }

    private static ProblemException behind(long after, ProjectionPosition position) {
        return ProblemException.unavailable(
                "READ_MODEL_BEHIND",
                "The read model is at position %d and has not reached %d yet; ask again shortly."
                        .formatted(position.current(), after),
                RETRY);
    }

    private @Nullable FromReadModel known(HandlerMethod handler) {
        return readings.computeIfAbsent(handler.getMethod(), _ -> Optional.ofNullable(readingOf(handler)))
                .orElse(null);
    }

    static @Nullable FromReadModel readingOf(HandlerMethod method) {
        FromReadModel own = method.getMethodAnnotation(FromReadModel.class);
        return own == null
                ? AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), FromReadModel.class)
                : own;
    }
}
