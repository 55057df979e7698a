package io.lictor.upgrading;

import io.lictor.endpoint.EventSummary;
import io.lictor.endpoint.LicenseCommands.Written;
import io.lictor.license.LicenseView;
import io.lictor.license.Status;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The usual answer for the upgraded licence, then both licences as they stand now and the successor's key. */
record UpgradeAnswer(
        UUID licenseId,
        long version,
        long position,
        Status status,
        List<EventSummary> events,
        UUID successorId,
        String key,
        LicenseView license,
        LicenseView successor) {

    static UpgradeAnswer of(Written old, Written successor, String key) {
        return new UpgradeAnswer(
                old.license().licenseId(),
                old.answer().version(),
                old.answer().position(),
                Objects.requireNonNull(old.answer().status(), "What was upgraded is there"),
                old.answer().events(),
                successor.license().licenseId(),
                key,
                old.view(),
                successor.view());
    }

    /** Returns the answer without the key, which is a credential. */
    @Override
    public String toString() {
        return "UpgradeAnswer[licenseId=" + licenseId + ", successorId=" + successorId + "]";
    }
}
