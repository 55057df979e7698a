package io.lictor.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/** The token of the only Authorization header: of two, nobody knows which one another reader would believe. */
final class OneBearerToken implements BearerTokenResolver {

    private final BearerTokenResolver header = new DefaultBearerTokenResolver(); // never the URL, nor the body

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        int headers =
                Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size();
        if (headers > 1) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidRequest("More than one"));
        }
        return header.resolve(request);
    }
}
