package io.lictor.web;

import java.net.URI;
import java.util.Locale;

/** Origins of pages, exactly as browsers send them: {@code https://console.example} or {@code http://10.0.0.1:3000}. */
final class Origins {

    private Origins() {}

    static void check(String text) {
        if (!isOrigin(text)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no origin. Name each exactly: scheme, host and, unless it"
                            + " is the usual one, port, in lower case, such as https://console.example; no path, and no *.");
        }
    }

    private static boolean isOrigin(String text) {
        try {
            URI uri = URI.create(text);
            String scheme = uri.getScheme();
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return ("https".equals(scheme) || "http".equals(scheme))
                    && uri.getHost() != null
                    && uri.getPort() != ("https".equals(scheme) ? 443 : 80) // browsers leave it out
                    && text.equals((scheme + "://" + uri.getHost() + port).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
