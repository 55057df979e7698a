package io.lictor.security;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.lictor.access.ProductScope;
import io.lictor.access.Subject;
import io.lictor.value.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Holds callers to the table, by the handler that was found for the request, so that no spelling of a path gets around it. */
final class AccessRules implements HandlerInterceptor {

    private final Map<Call, Access> table = AccessTable.ROWS.stream()
            .collect(toUnmodifiableMap(row -> new Call(row.method(), row.pattern()), AccessTable.Row::access));

    private record Call(String method, Object pattern) {}

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isOurs(method.getBeanType())) {
            check(accessTo(request));
        }
        return true;
    }

    /** Others, such as the API's description, are let through or not by the filters. */
    static boolean isOurs(Class<?> controller) {
        return controller.getPackageName().startsWith("io.lictor.");
    }

    private Access accessTo(HttpServletRequest request) {
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        Access access = table.get(new Call(method, pattern));
        if (access == null) {
            throw new IllegalStateException(
                    "Nobody may call " + method + " " + pattern + ": the table has no such row");
        }
        return access;
    }

    private static void check(Access access) {
        switch (access) {
            case Access.LicenseKey() -> {} // whoever has it; the handler looks
            case Access.Roles(var roles, boolean limitedToo) -> check(AuthenticatedCaller.current(), roles, limitedToo);
        }
    }

    private static void check(Subject caller, Set<Role> allowed, boolean limitedToo) {
        if (Collections.disjoint(caller.roles(), allowed)) {
            throw SecurityProblems.notAllowed(
                    "This call is for %s; your token has %s.".formatted(words(allowed.stream()), held(caller)),
                    Map.of("roles", allowed.stream().map(Role::word).toList()));
        }
        if (!limitedToo && caller.products() instanceof ProductScope.Only) {
            throw SecurityProblems.notAllowed(
                    "This call is for tokens that are not limited to products, as yours is; ask an administrator for one.",
                    Map.of());
        }
    }

    private static String held(Subject caller) {
        return caller.roles().isEmpty()
                ? "no role that is known here"
                : words(caller.roles().stream().sorted());
    }

    private static String words(Stream<Role> roles) {
        List<String> words = roles.map(Role::word).toList();
        return words.size() < 2
                ? String.join("", words)
                : words.stream().limit(words.size() - 1L).collect(joining(", ")) + " or " + words.getLast();
    }
}
