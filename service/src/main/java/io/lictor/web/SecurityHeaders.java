package io.lictor.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.http.MimeHeaders;
import org.springframework.http.HttpHeaders;

/** Security headers of every answer, also of those that Tomcat gives before any filter. */
final class SecurityHeaders extends ValveBase {

    /** Policy for pages: all they load comes from here, and nobody frames them. */
    private static final String ONLY_OURS = "default-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

    private static final String NO_DEVICES = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    private static final List<Header> ALWAYS = List.of(
            new Header(HttpHeaders.CACHE_CONTROL, "no-store"), // answers hold keys, and change with the clock
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("X-Frame-Options", "DENY"),
            new Header("Content-Security-Policy", ONLY_OURS),
            new Header("Referrer-Policy", "no-referrer"), // paths hold ids and fingerprints
            new Header("Permissions-Policy", NO_DEVICES),
            new Header("Cross-Origin-Resource-Policy", "same-origin"));

    private static final Header A_YEAR = new Header("Strict-Transport-Security", "max-age=31536000");

    SecurityHeaders() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        MimeHeaders headers = response.getCoyoteResponse().getMimeHeaders();
        ALWAYS.forEach(header -> header.addTo(headers));
        if (request.isSecure()) {
            A_YEAR.addTo(headers);
        }
        getNext().invoke(request, response);
    }

    /** Header as bytes: from texts Tomcat makes them anew for every answer, a seventh of all that it allocated for one. */
    private record Header(byte[] name, byte[] value) {

        Header(String name, String value) {
            this(name.getBytes(StandardCharsets.ISO_8859_1), value.getBytes(StandardCharsets.ISO_8859_1));
        }

        /** Adds the header to an answer that has none of this name; a later one replaces it. */
        void addTo(MimeHeaders headers) {
            headers.addValue(name, 0, name.length).setBytes(value, 0, value.length);
        }
    }
}
