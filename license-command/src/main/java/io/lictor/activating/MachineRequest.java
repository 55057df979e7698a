package io.lictor.activating;

import io.lictor.desk.Bounds;
import io.lictor.web.Text;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** A machine that wants a seat. */
record MachineRequest(
        @NotNull @Text(max = Bounds.FINGERPRINT) String fingerprint,
        @Text(max = Bounds.LABEL) @Nullable String label,
        @Text(max = 64) @Nullable String version) {}
