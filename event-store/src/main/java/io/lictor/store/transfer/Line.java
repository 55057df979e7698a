package io.lictor.store.transfer;

/** The names in the lines of an export, and how each line ends. */
final class Line {

    /** Format that this release writes, and the only one it reads. */
    static final String FORMAT = "lictor-events";

    static final int VERSION = 1;

    /** Begin of the checksum, which cannot cover itself. */
    static final String CHAIN = ",\"chain\":\"";

    static final String END = "\"}";
    static final int CHECKSUM = 64;

    private Line() {}
}
