package io.lictor.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpHeaders;

/** What browsers are told with every answer, also with those that Tomcat gives before any filter. */
final class SecurityHeaders extends ValveBase {

    /** For the few pages: whatever they load comes from here, and nobody frames them. */
    private static final String ONLY_OURS = "default-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

    private static final String NO_DEVICES = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    private static final String A_YEAR = "max-age=31536000";

    SecurityHeaders() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store"); // answers hold keys, and change with the clock
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Content-Security-Policy", ONLY_OURS);
        response.setHeader("Referrer-Policy", "no-referrer"); // paths hold ids and fingerprints
        response.setHeader("Permissions-Policy", NO_DEVICES);
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", A_YEAR);
        }
        getNext().invoke(request, response);
    }
}
