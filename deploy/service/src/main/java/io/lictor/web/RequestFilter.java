package io.lictor.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/** Before any routing: gives the request its correlation id, and refuses what no handler should have to read. */
final class RequestFilter extends OncePerRequestFilter {

    /** For the few pages: whatever they load comes from here, and nobody frames them. */
    private static final String ONLY_OURS = "default-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

    private final Duration bodyTimeout;

    RequestFilter(Duration bodyTimeout) {
        this.bodyTimeout = bodyTimeout;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false; // the thread is another, so its log lines need the correlation id again
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isAsyncDispatch(request)) {
            try (MDC.MDCCloseable _ = MDC.putCloseable(CorrelationId.MDC_KEY, CorrelationId.of(request))) {
                chain.doFilter(request, response);
            }
            return;
        }
        String id = CorrelationId.assign(request);
        response.setHeader(LictorHeaders.CORRELATION_ID, id);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store"); // answers hold keys, and change with the clock
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", ONLY_OURS);
        try (MDC.MDCCloseable _ = MDC.putCloseable(CorrelationId.MDC_KEY, id)) {
            if (Bodies.isPresent(request)) {
                BoundedRequest bounded = new BoundedRequest(request, bodyTimeout);
                answer(bounded, response, chain);
                bounded.answerEarly(response);
            } else {
                answer(new BodylessRequest(request), response, chain);
            }
        }
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            CorrelationId.check(request);
            UriText.check(request.getRequestURI(), request.getQueryString());
            Bodies.check(request);
            refusePreflight(request);
        } catch (ProblemException e) {
            ProblemWriter.write(e.problem(), response);
            return;
        }
        chain.doFilter(request, response);
    }

    /** Spring would refuse it too, but in plain text. */
    private static void refusePreflight(HttpServletRequest request) {
        if (CorsUtils.isPreFlightRequest(request)) {
            throw new ProblemException(
                    403, "CROSS_ORIGIN_REFUSED", "Browsers may call this only from its own pages.", Map.of());
        }
    }
}
