package io.lictor.command;

import io.lictor.term.Span;
import java.time.Instant;
import java.util.UUID;

/** A subscription was paid for another term. */
public record RenewLicense(UUID licenseId, Span period, Instant at) implements ChangeLicense {}
