package io.lictor.command;

import java.time.Instant;
import java.util.UUID;

/** Erase what people wrote freely about the licence so far: labels of machines, and reasons. */
public record EraseTexts(UUID licenseId, Instant at) implements ChangeLicense {}
