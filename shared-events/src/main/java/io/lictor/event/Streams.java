package io.lictor.event;

import java.util.UUID;

/** How the streams of the event store are named. */
public final class Streams {

    /** Of all API tokens. */
    public static final String TOKENS = "tokens";

    private static final String PRODUCT = "product:";
    private static final String KEY = "key:";

    private Streams() {}

    public static String license(UUID licenseId) {
        return licenseId.toString();
    }

    public static String product(String product) {
        return PRODUCT + product;
    }

    public static String key(String keyHash) {
        return KEY + keyHash;
    }
}
