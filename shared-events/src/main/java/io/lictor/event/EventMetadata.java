package io.lictor.event;

/** The names under which is stored, beside each event, where it came from. */
public final class EventMetadata {

    /** Name of the sender of the command. */
    public static final String ACTOR = "actor";

    /** The id of the API token that the command came with; absent where it came otherwise. */
    public static final String TOKEN_ID = "tokenId";

    /** The command's name, such as {@code ActivateLicense}. */
    public static final String COMMAND = "command";

    /** The id that ties the calls of one errand together. */
    public static final String CORRELATION_ID = "correlationId";

    private EventMetadata() {}
}
