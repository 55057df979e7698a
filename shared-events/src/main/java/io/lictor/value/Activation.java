package io.lictor.value;

import io.lictor.text.NameText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One machine bound to a licence. The fingerprint is opaque; label and version are as the software gave them. */
public record Activation(
        String fingerprint,
        @Nullable String label,
        Instant activatedAt,
        @Nullable String version) {

    /** The name is read as it is today, also one that was stored before it was. */
    public Activation {
        fingerprint = NameText.read(fingerprint);
    }

    /** Returns the machine with another label or version of the software; null leaves what there is. */
    public Activation describedAs(@Nullable String label, @Nullable String version) {
        return new Activation(
                fingerprint, label == null ? this.label : label, activatedAt, version == null ? this.version : version);
    }

    public Activation withoutLabel() {
        return new Activation(fingerprint, null, activatedAt, version);
    }
}
