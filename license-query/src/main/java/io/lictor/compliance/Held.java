package io.lictor.compliance;

import io.lictor.license.License;
import io.lictor.license.StatusFacts;
import io.lictor.value.ActivationLimit;
import org.jspecify.annotations.Nullable;

/**
 * What a licence was at the end of {@code day} (counted from 1970-01-01, UTC), its machines aside, and has been since.
 *
 * @param version the one it is tied to, if it is
 * @param facts all that its status depends on but that version and time: the status itself is never kept
 */
record Held(
        int day, String customer, String product, @Nullable String version, ActivationLimit limit, StatusFacts facts) {

    static Held of(int day, License.Issued license) {
        return new Held(
                day,
                license.customer(),
                license.product(),
                license.version(),
                license.activationLimit(),
                StatusFacts.of(license));
    }

    boolean isAs(Held other) {
        return equals(new Held(day, other.customer, other.product, other.version, other.limit, other.facts));
    }
}
