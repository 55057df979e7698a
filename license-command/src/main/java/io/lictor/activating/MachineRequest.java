package io.lictor.activating;

import io.lictor.endpoint.Bounds;
import io.lictor.text.MachineLabel;
import io.lictor.web.Name;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** A machine that wants a seat. */
record MachineRequest(
        @NotNull @Name(max = Bounds.FINGERPRINT) String fingerprint,
        @Nullable String label,
        @Name(max = Bounds.VERSION) @Nullable String version) {

    MachineRequest {
        label = label == null ? null : MachineLabel.clean(label);
    }
}
