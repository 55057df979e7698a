package io.lictor.idempotency;

import io.lictor.limits.ClientIdentity;
import io.lictor.web.Headers;
import io.lictor.web.LictorHeaders;
import io.lictor.web.ProblemException;
import io.lictor.web.SubjectSource;
import io.lictor.web.WriteRequests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Interceptor that answers a write that was done before as it was answered then.
 *
 * <ol>
 *   <li>A request with the {@code Idempotency-Key} of one that is under way in this process waits for it.
 *   <li>If an answer is kept for the key, it is given again, and the handler isn't called. Another request under the key is refused.
 *   <li>Otherwise the handler is called, and its answer is kept in the transaction of its events.
 *   <li>Where two instances get this far with the same key, the table of answers decides which of them was first.
 * </ol>
 */
final class Idempotency implements HandlerInterceptor {

    private static final String ATTRIBUTE = Idempotency.class.getName();
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final KeptAnswers answers;
    private final ClientIdentity clients;
    private final SubjectSource subjects;
    private final UnderWay requests = new UnderWay();

    Idempotency(KeptAnswers answers, ClientIdentity clients, SubjectSource subjects) {
        this.answers = answers;
        this.clients = clients;
        this.subjects = subjects;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException, InterruptedException {
        if (!WriteRequests.isWrite(handler) || Headers.dryRun(request)) {
            return true;
        }
        Optional<RequestIdentity> identity = RequestIdentity.of(request, clients, subjects);
        return identity.isEmpty() || isFirst(identity.get(), request, response);
    }

    private boolean isFirst(RequestIdentity identity, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        if (!requests.begin(identity.keyHash(), PATIENCE)) {
            throw underWay();
        }
        boolean isFirst = false;
        try {
            isFirst = !replay(identity, response);
        } finally {
            if (!isFirst) {
                requests.end(identity.keyHash());
            }
        }
        if (isFirst) {
            request.setAttribute(ATTRIBUTE, identity.keyHash());
            WriteRequests.keepAnswers(request, answers.keeper(identity));
        }
        return isFirst;
    }

    static ProblemException underWay() {
        return ProblemException.unavailable(
                "REQUEST_UNDER_WAY", "This very request is still being worked on; ask again for its answer.", RETRY);
    }

    /** Gives the first answer again; false where there is none. */
    boolean replay(RequestIdentity identity, HttpServletResponse response) throws IOException {
        Optional<KeptAnswers.First> first = answers.find(identity.keyHash());
        if (first.isEmpty()) {
            return false;
        }
        if (!first.get().requestHash().equals(identity.requestHash())) {
            throw ProblemException.conflict(
                    "IDEMPOTENCY_KEY_REUSED",
                    "This Idempotency-Key was sent with another request before; make a new key for each new request.",
                    Map.of("header", LictorHeaders.IDEMPOTENCY_KEY));
        }
        first.get().answer().replay(response);
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(ATTRIBUTE) instanceof String keyHash) {
            requests.end(keyHash);
        }
    }
}
