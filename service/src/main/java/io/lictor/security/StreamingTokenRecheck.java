package io.lictor.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.web.filter.OncePerRequestFilter;

/** An answer that goes on for hours asks again before it says more: by then the token may have expired, or be revoked. */
final class StreamingTokenRecheck extends OncePerRequestFilter {

    /** Paths of answers that may take hours to read. */
    static final Set<String> PATHS = Set.of("/v1/events", "/v1/audit/export");

    private final AuthenticationManager tokens;
    private final BearerTokenResolver resolver;

    StreamingTokenRecheck(AuthenticationManager tokens, BearerTokenResolver resolver) {
        this.tokens = tokens;
        this.resolver = resolver;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = resolver.resolve(request);
        if (token == null) {
            chain.doFilter(request, response);
        } else {
            Runnable check = () -> tokens.authenticate(new BearerTokenAuthenticationToken(token));
            chain.doFilter(request, new Checked(response, check));
        }
    }

    /** Response that ends streams whose token is no longer good; to the handler this looks like a subscriber who has gone. */
    private static final class Checked extends HttpServletResponseWrapper {

        private final Runnable check;
        private @Nullable ServletOutputStream out;

        private Checked(HttpServletResponse response, Runnable check) {
            super(response);
            this.check = check;
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            if (out == null) {
                out = new CheckedOutput(super.getOutputStream(), check);
            }
            return out;
        }
    }
}
