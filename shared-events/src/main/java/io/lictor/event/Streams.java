package io.lictor.event;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names of the streams in the event store. */
public final class Streams {

    /** Of all API tokens. */
    public static final String TOKENS = "tokens";

    private static final String PRODUCT = "product:";
    private static final String KEY = "key:";
    private static final Pattern LICENSE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Streams() {}

    public static String license(UUID licenseId) {
        return licenseId.toString();
    }

    /** Returns whether the stream is a licence's: its name is the licence's id without a prefix. */
    public static boolean isLicense(String streamId) {
        return !streamId.startsWith(PRODUCT) && !streamId.startsWith(KEY) && !streamId.equals(TOKENS);
    }

    /** The licence whose stream it is; nothing where it is none's, or named as we name none. */
    public static Optional<UUID> licenseOf(String streamId) {
        return LICENSE.matcher(streamId).matches() ? Optional.of(UUID.fromString(streamId)) : Optional.empty();
    }

    /** The product whose stream it is. */
    public static Optional<String> productOf(String streamId) {
        return streamId.startsWith(PRODUCT) ? Optional.of(streamId.substring(PRODUCT.length())) : Optional.empty();
    }

    public static String product(String product) {
        return PRODUCT + product;
    }

    public static String key(String keyHash) {
        return KEY + keyHash;
    }
}
