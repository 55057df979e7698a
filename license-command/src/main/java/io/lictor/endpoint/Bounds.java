package io.lictor.endpoint;

/** Bounds of requests; anything larger is a mistake rather than a need. */
public final class Bounds {

    /** Machines at once. */
    public static final int SEATS = 1_000_000;

    /** Modules of one licence or request. */
    public static final int MODULES = 1_000;

    /** Machines that come with an imported licence. */
    public static final int IMPORTED_MACHINES = 5_000;

    /** Characters of an opaque reference: a customer, a partner. */
    public static final int REFERENCE = 256;

    /** Characters of a reason, for people to read. */
    public static final int REASON = 1_000;

    /** Characters of what software says of a machine. */
    public static final int FINGERPRINT = 256;

    public static final int VERSION = 64;

    private Bounds() {}
}
