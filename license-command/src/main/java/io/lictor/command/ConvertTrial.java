package io.lictor.command;

import io.lictor.term.Span;
import io.lictor.value.Kind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A trial was bought. */
public record ConvertTrial(
        UUID licenseId, Kind kind, @Nullable Span period, Instant at) implements ChangeLicense {}
