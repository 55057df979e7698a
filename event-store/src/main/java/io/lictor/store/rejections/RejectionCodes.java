package io.lictor.store.rejections;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The codes by which something may be refused and stand on record; the write side's tests see that none is missing. */
public final class RejectionCodes {

    private static final Set<String> ALL = new TreeSet<>(List.of(
            "ACTIVATION_LIMIT_REACHED",
            "ACTIVATION_NOT_FOUND",
            "ALREADY_REVOKED",
            "BILLINGS_FULL",
            "CONFLICT",
            "DEACTIVATION_ALLOWANCE_USED",
            "KEY_ALREADY_USED",
            "LAST_ADMIN_TOKEN",
            "LICENSE_DISABLED",
            "LICENSE_EXPIRED",
            "LICENSE_IN_USE",
            "LICENSE_NOT_FOUND",
            "LICENSE_PENDING",
            "LICENSE_UPGRADED",
            "MACHINE_NOT_ACTIVATED",
            "METADATA_LIMIT_REACHED",
            "MODULE_NOT_LICENSED",
            "NOT_AN_EXTENSION",
            "NOT_AN_UPGRADE",
            "NOT_A_SUBSCRIPTION",
            "NOT_A_TRIAL",
            "PARTNER_MANAGED",
            "PRODUCT_MISMATCH",
            "PRODUCT_NOT_ALLOWED",
            "PRODUCT_NOT_FOUND",
            "RENEWAL_NOT_OPEN",
            "TOKEN_NOT_FOUND",
            "UPGRADE_PERIOD_ENDED",
            "VERSION_DISABLED",
            "VERSION_NOT_COVERED",
            "VERSION_NOT_FOUND"));

    private RejectionCodes() {}

    /** Returns the codes in alphabetical order. */
    public static Set<String> all() {
        return Set.copyOf(ALL);
    }

    public static boolean contains(String code) {
        return ALL.contains(code);
    }

    /** Returns all codes for people. */
    public static String list() {
        return String.join(", ", ALL);
    }
}
