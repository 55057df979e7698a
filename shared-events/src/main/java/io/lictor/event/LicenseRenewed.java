package io.lictor.event;

import io.lictor.term.Term;
import java.time.Instant;
import java.util.UUID;

/** A subscription was paid for another term. */
public record LicenseRenewed(UUID licenseId, Term term, Instant at) implements LicenseEvent {}
