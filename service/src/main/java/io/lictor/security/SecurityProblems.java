package io.lictor.security;

import io.lictor.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/** Problems for callers that are not let in. */
final class SecurityProblems {

    private static final Logger LOG = LoggerFactory.getLogger(SecurityProblems.class);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private SecurityProblems() {}

    static void unauthenticated(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        of(e).writeTo(request, response);
    }

    static void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        notAllowed("This call is not for your token; ask an administrator for one that may make it.", Map.of())
                .writeTo(request, response);
    }

    static ProblemException notAllowed(String detail, Map<String, ?> facts) {
        return new ProblemException(403, "NOT_ALLOWED", detail, facts);
    }

    private static ProblemException of(AuthenticationException exception) {
        return switch (exception) {
            case Unauthenticated e -> unauthenticated(e.detail());
            case OAuth2AuthenticationException _ ->
                unauthenticated(
                        "The Authorization header is malformed. Send one, with Bearer, one space, and one token.");
            case AuthenticationServiceException e -> {
                LOG.warn("The identity provider can't be asked: {}", rootOf(e).toString());
                yield ProblemException.unavailable(
                        "IDENTITY_PROVIDER_UNAVAILABLE",
                        "The identity provider that vouches for this token can't be reached. Try again shortly.",
                        RETRY);
            }
            default ->
                unauthenticated("Show a token: Authorization: Bearer lictor_… An administrator makes one with"
                        + " POST /v1/tokens; the first lies in the file admin-token of the data directory.");
        };
    }

    private static ProblemException unauthenticated(String detail) {
        return new ProblemException(401, "UNAUTHENTICATED", detail, Map.of())
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
