package io.lictor.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Remembers when a request came, before anything is done for it. */
final class RequestStart extends OncePerRequestFilter {

    private static final String ATTRIBUTE = RequestStart.class.getName();

    private final Ticker watch;

    RequestStart(Ticker watch) {
        this.watch = watch;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(ATTRIBUTE, watch.now());
        chain.doFilter(request, response);
    }

    /** When it came; {@code now} where this filter did not see it. */
    static long of(HttpServletRequest request, long now) {
        return request.getAttribute(ATTRIBUTE) instanceof Long arrival ? arrival : now;
    }
}
