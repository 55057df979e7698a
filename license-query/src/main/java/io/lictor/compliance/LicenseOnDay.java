package io.lictor.compliance;

import io.lictor.license.License;
import io.lictor.license.StatusFacts;
import io.lictor.value.ActivationLimit;
import org.jspecify.annotations.Nullable;

/**
 * State of a licence from the end of {@code day} on (counted from 1970-01-01, UTC), without its machines.
 *
 * @param version the version it is tied to; null for none
 * @param facts input of the status function; the status is computed and never stored
 */
record LicenseOnDay(
        int day, String customer, String product, @Nullable String version, ActivationLimit limit, StatusFacts facts) {

    static LicenseOnDay of(int day, License.Issued license) {
        return new LicenseOnDay(
                day,
                license.customer(),
                license.product(),
                license.version(),
                license.activationLimit(),
                StatusFacts.of(license));
    }

    boolean isAs(LicenseOnDay other) {
        return equals(new LicenseOnDay(day, other.customer, other.product, other.version, other.limit, other.facts));
    }
}
