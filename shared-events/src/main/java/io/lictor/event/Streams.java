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

    /** Whether it is neither of the others: a licence's stream bears its id and nothing else. */
    public static boolean isLicense(String streamId) {
        return !streamId.startsWith(PRODUCT) && !streamId.startsWith(KEY) && !streamId.equals(TOKENS);
    }

    public static String product(String product) {
        return PRODUCT + product;
    }

    public static String key(String keyHash) {
        return KEY + keyHash;
    }
}
