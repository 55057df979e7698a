package io.lictor.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A request without headers that nobody should go by. Of where a call came from, nothing is believed that the server itself has not
 * been told to believe: libraries would, and fail where it makes no sense.
 */
class SanitizedRequest extends HttpServletRequestWrapper {

    private static final String FORWARDED = "Forwarded";
    private static final String X_FORWARDED = "X-Forwarded-";

    SanitizedRequest(HttpServletRequest request) {
        super(request);
    }

    boolean isVeiled(String name) {
        return name.regionMatches(true, 0, X_FORWARDED, 0, X_FORWARDED.length())
                || FORWARDED.equalsIgnoreCase(name)
                || HttpHeaders.ACCEPT.equalsIgnoreCase(name) && acceptsNothingInParticular();
    }

    /** An empty list, which means as much as none, but not to everybody who reads it. */
    private boolean acceptsNothingInParticular() {
        return Collections.list(super.getHeaders(HttpHeaders.ACCEPT)).stream()
                .flatMapToInt(String::chars)
                .allMatch(c -> c == ',' || c == ' ' || c == '\t');
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isVeiled(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isVeiled(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !isVeiled(name))
                .toList());
    }
}
