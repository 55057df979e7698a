package io.lictor.issuing;

import io.lictor.endpoint.EventSummary;
import io.lictor.endpoint.WriteAnswer;
import io.lictor.license.Status;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer of an import: as of any other write, and the labels of which not all was kept, where there are such. */
record ImportAnswer(
        UUID licenseId,
        long version,
        long position,
        Status status,
        List<EventSummary> events,
        @Nullable List<ChangedLabel> changedLabels) {

    /** A machine and what was kept of its label; null where that is nothing. */
    record ChangedLabel(String fingerprint, @Nullable String label) {}

    static ImportAnswer of(WriteAnswer answer, List<ChangedLabel> changed) {
        return new ImportAnswer(
                answer.licenseId(),
                answer.version(),
                answer.position(),
                Objects.requireNonNull(answer.status(), "It is there"),
                answer.events(),
                changed.isEmpty() ? null : changed);
    }
}
