package io.lictor.security;

import io.lictor.value.Role;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Roles that may make a call, in words. */
public final class AccessRoles {

    private AccessRoles() {}

    public static String of(String method, String path) {
        return AccessTable.ROWS.stream()
                .filter(row -> row.method().equals(method) && row.pattern().equals(path))
                .map(row -> switch (row.access()) {
                    case Access.LicenseKey() -> "the licence's key";
                    case Access.Roles(var roles, boolean _) ->
                        Stream.of(Role.values())
                                .filter(roles::contains)
                                .map(Role::word)
                                .collect(Collectors.joining(", "));
                })
                .collect(Collectors.joining(" or "));
    }
}
