package io.lictor.license;

import java.time.Instant;

/** A licence the vendor disabled: the cause, the reason given, and since when. */
public record Disabled(DisableCause cause, String reason, Instant since) {}
