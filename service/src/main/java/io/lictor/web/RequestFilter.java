package io.lictor.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Filter before any routing: it gives the request its correlation id, and refuses what no handler should have to read. */
final class RequestFilter extends OncePerRequestFilter {

    private final Duration bodyTimeout;
    private final Cors cors;
    private final boolean opensToPages;
    private final RejectedRequestLog refused;

    RequestFilter(WebProperties properties, RejectedRequestLog refused) {
        this.refused = refused;
        this.bodyTimeout = properties.requestTimeout();
        this.cors = new Cors(properties.cors().allowedOrigins());
        this.opensToPages = !properties.cors().allowedOrigins().isEmpty();
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
                tell(request, response.getStatus());
            }
            return;
        }
        String id = CorrelationId.assign(request);
        response.setHeader(LictorHeaders.CORRELATION_ID, id);
        try (MDC.MDCCloseable _ = MDC.putCloseable(CorrelationId.MDC_KEY, id)) {
            if (Bodies.isPresent(request)) {
                BoundedRequest bounded = new BoundedRequest(request, bodyTimeout);
                answer(bounded, response, chain);
                bounded.answerEarly(response);
            } else {
                answer(new BodylessRequest(request), response, chain);
            }
            tell(request, response.getStatus());
        }
    }

    private void tell(HttpServletRequest request, int status) {
        if (status >= 400 && status < 500) {
            refused.tell(request, status);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Headers.check(request);
            String query = request.getQueryString();
            UriText.check(request.getRequestURI(), query);
            if (query != null) {
                KeysInUrls.check(query);
            }
            Bodies.check(request);
            boolean comesFromPage = request.getHeader(HttpHeaders.ORIGIN) != null;
            if ((comesFromPage || opensToPages) && cors.answer(request, response)) {
                return;
            }
        } catch (ProblemException e) {
            ProblemWriter.write(e.problem(), request, response);
            return;
        }
        chain.doFilter(request, new UnflushedResponse(response));
    }
}
