package io.lictor.activating;

import io.lictor.endpoint.EventSummary;
import io.lictor.endpoint.LicenseCommands.Written;
import io.lictor.endpoint.WriteAnswer;
import io.lictor.license.Status;
import io.lictor.value.Activation;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The answer of a write that gave a machine its seat, or found it there: as any other, and the machine as it is kept. */
record ActivationAnswer(
        UUID licenseId, long version, long position, Status status, List<EventSummary> events, Activation activation) {

    static ActivationAnswer of(Written written, String fingerprint) {
        WriteAnswer answer = written.answer();
        return new ActivationAnswer(
                answer.licenseId(),
                answer.version(),
                answer.position(),
                Objects.requireNonNull(answer.status(), "It is there"),
                answer.events(),
                written.license().activation(fingerprint).orElseThrow());
    }
}
