package io.lictor.access;

import io.lictor.value.Role;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The authenticated caller.
 *
 * @param actor the name that is kept with every event it causes
 * @param tokenId of the API token it came with; null for other credentials
 * @param identity tells callers apart who go by the same name: no two have the same, and one keeps its own
 */
public record Subject(String actor, @Nullable String tokenId, String identity, Set<Role> roles, ProductScope products) {

    public Subject {
        roles = Set.copyOf(roles);
    }

    /**
     * Returns whether the caller may see what the vendor's people write for each other. Dashboards don't need it, and
     * customers are told the cause of things instead.
     */
    public boolean seesInternals() {
        return roles.stream().anyMatch(role -> role != Role.READER);
    }

    /** Software that comes with a customer's key and nothing else: the key is looked at by whom it is meant for. */
    public static Subject licensedSoftware() {
        return new Subject("licensed software", null, "licensed software", Set.of(), ProductScope.ALL);
    }

    /** The service itself, for what it does of its own accord. */
    public static Subject service(String actor) {
        return new Subject(actor, null, "service:" + actor, EnumSet.allOf(Role.class), ProductScope.ALL);
    }

    /** Returns the caller that has the key of this licence, which opens nothing else. */
    public static Subject license(UUID licenseId) {
        String name = "license:" + licenseId;
        return new Subject(name, null, name, EnumSet.noneOf(Role.class), ProductScope.ALL);
    }
}
