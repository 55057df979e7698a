package io.lictor.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;

/**
 * Pages from elsewhere may call if their origin is on the list, which is empty unless configured. A simple request from
 * another origin is answered as ever, and its browser keeps the answer from the page: no browser adds a credential by
 * itself, so there is nothing to be stolen or forged by it.
 */
final class Cors {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE");

    private static final List<String> SENT = List.of(
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.IF_MATCH,
            LictorHeaders.IDEMPOTENCY_KEY,
            LictorHeaders.DRY_RUN,
            LictorHeaders.AFTER,
            LictorHeaders.CORRELATION_ID);

    private static final List<String> ANSWERED = List.of(
            HttpHeaders.ETAG,
            HttpHeaders.LOCATION,
            HttpHeaders.RETRY_AFTER,
            HttpHeaders.WWW_AUTHENTICATE,
            LictorHeaders.IDEMPOTENCY_REPLAYED,
            LictorHeaders.POSITION,
            LictorHeaders.CORRELATION_ID);

    private final Set<String> origins;
    private final CorsConfiguration configuration = new CorsConfiguration();
    private final DefaultCorsProcessor processor = new DefaultCorsProcessor();

    Cors(List<String> allowed) {
        origins = Set.copyOf(allowed);
        configuration.setAllowedOrigins(allowed);
        configuration.setAllowedMethods(METHODS);
        configuration.setAllowedHeaders(SENT);
        configuration.setExposedHeaders(ANSWERED);
        configuration.setMaxAge(Duration.ofHours(1));
    }

    /** Answers a preflight request; returns whether that was all. */
    boolean answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean asks = CorsUtils.isPreFlightRequest(request);
        if (!origins.isEmpty()) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        }
        if (!asks && !origins.contains(asked(request, HttpHeaders.ORIGIN))) {
            return false;
        }
        // What it refuses, it refuses in plain text: only what it allows is left to it.
        if (asks && !allows(request)) {
            throw new ProblemException(
                    403,
                    "CROSS_ORIGIN_REFUSED",
                    "Pages of this origin may not make this call. Origins are allowed by lictor.cors.allowed-origins.",
                    Map.of());
        }
        processor.processRequest(configuration, request, response);
        return asks;
    }

    private boolean allows(HttpServletRequest request) {
        String sent = asked(request, HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
        return origins.contains(asked(request, HttpHeaders.ORIGIN))
                && METHODS.contains(asked(request, HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD))
                && (sent.isEmpty() || configuration.checkHeaders(List.of(sent.split(","))) != null);
    }

    private static String asked(HttpServletRequest request, String header) {
        String value = request.getHeader(header);
        return value == null ? "" : value.strip();
    }
}
