package io.lictor.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Licence keys in the query of a URL, where proxies and histories keep them. None is repeated, whatever it was. */
final class KeysInUrls {

    private static final Set<String> KEYS = Set.of("key", "licensekey", "licencekey");

    private KeysInUrls() {}

    static void check(String query) {
        for (String pair : query.split("&")) {
            String name = URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8);
            String plain = name.toLowerCase(Locale.ROOT).replaceAll("[_-]", "");
            if (KEYS.contains(plain)) {
                throw ProblemException.invalidParameter(
                        name,
                        "must not stand in a URL, which logs keep: POST the key in the body, to /v1/licenses/lookup"
                                + " for its licence, to /v1/client/validate for a check");
            }
        }
    }
}
