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
 * Request of a check: the key, the machine, and modules to check. An unknown module code isn't malformed: the answer
 * says that it isn't licensed.
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

    /** Returns the request without the key, which is a credential. */
    @Override
    public String toString() {
        return "ValidateRequest[fingerprint=" + fingerprint + "]";
    }
}
