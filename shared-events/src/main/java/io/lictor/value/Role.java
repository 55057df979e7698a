package io.lictor.value;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Role of a back-office credential; its rights are in one table, {@code io.lictor.security.AccessTable}. */
public enum Role {
    /** All of it. */
    ADMIN,
    /** Every write on licences and products, every read but audit. */
    ISSUER,
    /** Helps customers: activations, terms, keys, and what was refused. */
    SUPPORT,
    /** Reads everything, and writes nothing. */
    AUDITOR,
    /** Dashboards: reads without history, keys and the machines' fingerprints. */
    READER;

    /** The role of such a word, if there is one: only as {@link #word} writes it. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** As people write it: {@code admin}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
