package io.lictor.security;

import static io.lictor.value.Role.ADMIN;
import static io.lictor.value.Role.AUDITOR;
import static io.lictor.value.Role.ISSUER;
import static io.lictor.value.Role.READER;
import static io.lictor.value.Role.SUPPORT;

import io.lictor.value.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Table of all calls and the roles that may make them; the only place that says so. Each call itself decides what it
 * shows to a role, or to a token limited to products.
 */
final class AccessTable {

    private static final Access THE_KEY_ITSELF = new Access.LicenseKey();

    private static final Access ALL = to(ADMIN, ISSUER, SUPPORT, AUDITOR, READER);
    private static final Access FACTS = to(ADMIN, ISSUER, SUPPORT, AUDITOR);
    private static final Access PROOFS = to(ADMIN, AUDITOR);
    private static final Access KEYS = to(ADMIN, ISSUER, SUPPORT);
    private static final Access HELP = to(ADMIN, ISSUER, SUPPORT);
    private static final Access ANSWERS_FOR = to(ADMIN, SUPPORT, AUDITOR);
    private static final Access SALES = to(ADMIN, ISSUER);
    private static final Access AUDIT = toUnlimited(ADMIN, AUDITOR);
    private static final Access OPERATION = toUnlimited(ADMIN);

    static final List<Row> ROWS = List.of(
            new Row("POST", "/v1/client/activate", THE_KEY_ITSELF),
            new Row("POST", "/v1/client/deactivate", THE_KEY_ITSELF),
            new Row("POST", "/v1/client/validate", THE_KEY_ITSELF),
            new Row("GET", "/v1/client/license", THE_KEY_ITSELF),
            // products
            new Row("PUT", "/v1/products/{product}", SALES),
            new Row("PUT", "/v1/products/{product}/versions/{version}", SALES),
            new Row("POST", "/v1/products/{product}/versions/{version}/disable", SALES),
            new Row("POST", "/v1/products/{product}/versions/{version}/enable", SALES),
            new Row("GET", "/v1/products", ALL),
            new Row("GET", "/v1/products/{product}", ALL),
            // licences: writes
            new Row("POST", "/v1/licenses", SALES),
            new Row("POST", "/v1/licenses/import", SALES),
            new Row("POST", "/v1/licenses/{id}/activations", HELP),
            new Row("DELETE", "/v1/licenses/{id}/activations/{fingerprint}", HELP),
            new Row("POST", "/v1/licenses/{id}/extend-term", HELP),
            new Row("POST", "/v1/licenses/{id}/reissue-key", HELP),
            new Row("POST", "/v1/licenses/{id}/renew", SALES),
            new Row("POST", "/v1/licenses/{id}/cancel-auto-renew", SALES),
            new Row("POST", "/v1/licenses/{id}/resume-auto-renew", SALES),
            new Row("POST", "/v1/licenses/{id}/upgrade", SALES),
            new Row("POST", "/v1/licenses/{id}/convert", SALES),
            new Row("POST", "/v1/licenses/{id}/add-modules", SALES),
            new Row("POST", "/v1/licenses/{id}/remove-modules", SALES),
            new Row("POST", "/v1/licenses/{id}/extend-upgrade-period", SALES),
            new Row("POST", "/v1/licenses/{id}/change-activation-limit", SALES),
            new Row("POST", "/v1/licenses/{id}/change-metadata", SALES),
            new Row("POST", "/v1/licenses/{id}/disable", SALES),
            new Row("POST", "/v1/licenses/{id}/enable", SALES),
            new Row("POST", "/v1/licenses/{id}/transfer", SALES),
            new Row("POST", "/v1/licenses/{id}/erase-texts", SALES),
            new Row("POST", "/v1/licenses/{id}/withdraw", SALES),
            // licences: reads
            new Row("GET", "/v1/licenses", ALL),
            new Row("GET", "/v1/licenses/{id}", ALL),
            new Row("GET", "/v1/licenses/{id}/activations", ALL),
            new Row("GET", "/v1/licenses/{id}/modules", ALL),
            new Row("POST", "/v1/licenses/{id}/validate", FACTS),
            new Row("GET", "/v1/licenses/{id}/commands", FACTS),
            new Row("POST", "/v1/licenses/lookup", ALL),
            new Row("POST", "/v1/search", ALL),
            new Row("GET", "/v1/customers", ALL),
            new Row("GET", "/v1/customers/{customer}", ALL),
            new Row("GET", "/v1/partners", ALL),
            new Row("GET", "/v1/machines", FACTS),
            new Row("GET", "/v1/renewals", ALL),
            new Row("GET", "/v1/dashboard", ALL),
            new Row("GET", "/v1/compliance", ALL),
            new Row("GET", "/v1/licenses/{id}/history", FACTS),
            new Row("GET", "/v1/events", FACTS),
            new Row("GET", "/v1/events/schemas", FACTS),
            new Row("GET", "/v1/events/schemas/{type}/{revision}", FACTS),
            new Row("GET", "/v1/refusals", ANSWERS_FOR),
            new Row("GET", "/v1/licenses/{id}/key", KEYS),
            new Row("POST", "/v1/what-if", PROOFS),
            // audit: of the whole installation, so for nobody who is limited to a part of it
            new Row("GET", "/v1/audit/checkpoint", AUDIT),
            new Row("GET", "/v1/audit/consistency", AUDIT),
            new Row("GET", "/v1/audit/export", AUDIT),
            new Row("GET", "/v1/audit/inclusion", AUDIT),
            new Row("GET", "/v1/audit/key", AUDIT),
            // operation
            new Row("POST", "/v1/tokens", OPERATION),
            new Row("GET", "/v1/me", ALL),
            new Row("GET", "/v1/tokens", OPERATION),
            new Row("DELETE", "/v1/tokens/{tokenId}", OPERATION),
            new Row("POST", "/v1/clock/confirm", OPERATION),
            new Row("GET", "/v1/projections", OPERATION),
            new Row("POST", "/v1/projections/{name}/rebuild", OPERATION),
            new Row("POST", "/v1/projections/{name}/verify", OPERATION),
            new Row("GET", "/v1/dead-letters", OPERATION),
            new Row("POST", "/v1/dead-letters/{id}/retry", OPERATION),
            new Row("DELETE", "/v1/dead-letters/{id}", OPERATION));

    private AccessTable() {}

    /** A call, by its method and the pattern its handler is mapped to. */
    record Row(String method, String pattern, Access access) {}

    static Optional<Access> find(String method, String pattern) {
        return ROWS.stream()
                .filter(row -> row.method().equals(method) && row.pattern().equals(pattern))
                .map(Row::access)
                .findFirst();
    }

    private static Access to(Role... roles) {
        return new Access.Roles(Set.of(roles), true);
    }

    private static Access toUnlimited(Role... roles) {
        return new Access.Roles(Set.of(roles), false);
    }
}
