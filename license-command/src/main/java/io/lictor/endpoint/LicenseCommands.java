package io.lictor.endpoint;

import io.lictor.command.DecisionContext;
import io.lictor.command.LicenseCommand;
import io.lictor.command.StatusGate;
import io.lictor.event.LicenseEvent;
import io.lictor.event.RecordedEvent;
import io.lictor.event.Streams;
import io.lictor.handling.CommandContext;
import io.lictor.handling.Outcome.Changed;
import io.lictor.key.LicenseKey;
import io.lictor.license.License;
import io.lictor.license.LicenseView;
import io.lictor.license.Standing;
import io.lictor.store.EventLog;
import io.lictor.web.Caller;
import io.lictor.web.ExpectedVersion;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Sends commands on licences and puts what came of them into answers; a refusal leaves as a problem. */
public final class LicenseCommands {

    private final CommandGateway commands;
    private final DecisionContext known;
    private final EventLog log;
    private final RejectionAnswers refusals;

    public LicenseCommands(CommandGateway commands, DecisionContext known, EventLog log, RejectionAnswers refusals) {
        this.commands = commands;
        this.known = known;
        this.log = log;
        this.refusals = refusals;
    }

    /**
     * A licence after a command: its facts and what to tell of it. One that was withdrawn has the facts it had before, and
     * no standing.
     */
    public record Written(
            License.Issued license,
            @Nullable Standing standing,
            WriteAnswer answer,
            List<RecordedEvent> recorded,
            Instant at) {

        /** Whether the command did such a thing to this licence. */
        public boolean did(Class<? extends LicenseEvent> type) {
            return recorded.stream()
                    .anyMatch(recorded -> recorded.event() instanceof LicenseEvent event
                            && type.isInstance(event)
                            && event.licenseId().equals(license.licenseId()));
        }

        /** The licence in full, for the few answers that show it. */
        public LicenseView view() {
            boolean versionDisabled = standing != null && standing.cause() == Standing.Cause.VERSION_DISABLED;
            return LicenseView.of(license, answer.version(), versionDisabled, at);
        }
    }

    /** 200 with the usual answer. */
    public ResponseEntity<WriteAnswer> ok(LicenseCommand command, Caller caller, ExpectedVersion expected) {
        return answer(command, caller, expected, written -> respond(HttpStatus.OK, written, written.answer()));
    }

    /** 201 with {@code Location} and the licence's new key. */
    public ResponseEntity<WriteAnswer> created(LicenseCommand command, Caller caller) {
        return answer(
                command,
                caller,
                ExpectedVersion.ANY,
                written -> respond(HttpStatus.CREATED, written, withKey(written)));
    }

    /** The answer made of the licence that the command named. */
    public <T> ResponseEntity<T> answer(
            LicenseCommand command,
            Caller caller,
            ExpectedVersion expected,
            Function<Written, ResponseEntity<T>> answer) {
        return answerAll(command, caller, expected, written -> answer.apply(written.getFirst()));
    }

    /**
     * The answer made of the licences of a command: the one it named first, then the successor of an upgrade, then others
     * that changed with it. It may be made more than once, and before the new events can be read.
     */
    public <T> ResponseEntity<T> answerAll(
            LicenseCommand command,
            Caller caller,
            ExpectedVersion expected,
            Function<List<Written>, ResponseEntity<T>> answer) {
        return new Answering<>(command, (CommandContext envelope) -> commands.send(command, envelope), refusals)
                .answer(caller, expected::accepts, done -> {
                    List<EventSummary> events = EventSummary.of(done.recorded(), command.licenseId());
                    return answer.apply(Stream.concat(done.changed().stream(), done.others().stream())
                            .map(changed -> written(changed, done.recorded(), events, command.at()))
                            .toList());
                });
    }

    public <T> ResponseEntity<T> respond(HttpStatus status, Written written, T body) {
        HttpHeaders headers = headers(written);
        if (status == HttpStatus.CREATED) {
            headers.setLocation(location(written));
        }
        return ResponseEntity.status(status).headers(headers).body(body);
    }

    /** Where the licence is read. */
    public static URI location(Written written) {
        return URI.create("/v1/licenses/" + written.license().licenseId());
    }

    /** The version of the licence and the position of the command's last event. */
    public HttpHeaders headers(Written written) {
        return new StreamPosition(written.answer().version(), written.answer().position()).headers();
    }

    /** The answer and the licence's present key, which is derived and stored nowhere. */
    public WriteAnswer withKey(Written written) {
        WriteAnswer answer = written.answer();
        return new WriteAnswer(
                answer.licenseId(),
                answer.version(),
                answer.position(),
                answer.status(),
                answer.events(),
                key(written.license()),
                written.license().key().hint());
    }

    public String key(License.Issued license) {
        return known.keys()
                .show(license.licenseId(), license.key())
                .map(LicenseKey::formatted)
                .orElseThrow(() -> new IllegalStateException("A new key can always be shown"));
    }

    private static License.Issued facts(License license) {
        return switch (license) {
            case License.Issued issued -> issued;
            case License.Withdrawn withdrawn -> withdrawn.was();
            case License.NotIssued _ -> throw new IllegalStateException("No command leaves a licence that never was");
        };
    }

    private Written written(
            Changed<License> changed, List<RecordedEvent> recorded, List<EventSummary> events, Instant at) {
        License.Issued license = facts(changed.state());
        Standing standing = changed.state() instanceof License.Issued ? StatusGate.standing(license, known, at) : null;
        StreamPosition place =
                StreamPosition.of(Streams.license(license.licenseId()), changed.version(), recorded, log);
        WriteAnswer answer = new WriteAnswer(
                license.licenseId(),
                place.version(),
                place.position(),
                standing == null ? null : standing.status(),
                events,
                null,
                null);
        return new Written(license, standing, answer, recorded, at);
    }
}
