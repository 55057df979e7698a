package io.lictor.audit;

/** The signed note of what the log was at a size: <a href="https://c2sp.org/tlog-checkpoint">C2SP tlog-checkpoint</a>. */
public record SignedCheckpoint(long size, String note) {}
