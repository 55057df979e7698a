package io.lictor.checks;

import io.lictor.validation.ValidationQuery;
import io.lictor.web.Name;
import io.lictor.web.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the software says of itself. Codes nobody has defined are no malformed request: the answer tells that they are
 * not licensed.
 */
record ValidateRequest(
        @Nullable String key,
        @NotNull @Name(max = 256) String fingerprint,
        @Nullable @Name(max = 64) String product,
        @Nullable @Name(max = 64) String version,
        @Nullable Instant releasedAt,
        @Nullable @Size(max = 1000) List<@NotNull @Text(max = 64) String> modules,
        @Nullable Instant at) {

    ValidationQuery query() {
        return new ValidationQuery(fingerprint, product, version, releasedAt, modules == null ? List.of() : modules);
    }

    /** Without the key: it is a credential. */
    @Override
    public String toString() {
        return "ValidateRequest[fingerprint=" + fingerprint + "]";
    }
}
