package io.lictor.activating;

import io.lictor.desk.Bounds;
import io.lictor.text.MachineLabel;
import io.lictor.web.Name;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** A machine that wants a seat. */
record MachineRequest(
        @NotNull @Name(max = Bounds.FINGERPRINT) String fingerprint,

        @Schema(description = "Never refused: it is cleaned, cut at 100 characters, and shown in the answer.") @Nullable
        String label,

        @Name(max = Bounds.VERSION) @Nullable String version) {

    MachineRequest {
        label = label == null ? null : MachineLabel.clean(label);
    }
}
