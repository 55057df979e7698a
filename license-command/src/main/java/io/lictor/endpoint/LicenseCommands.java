package io.lictor.endpoint;

import io.lictor.command.DecisionContext;
import io.lictor.command.LicenseCommand;
import io.lictor.command.StatusGate;
import io.lictor.event.LicenseEvent;
import io.lictor.event.Streams;
import io.lictor.handling.AppendedEvents.Placed;
import io.lictor.handling.CommandContext;
import io.lictor.handling.Outcome;
import io.lictor.key.LicenseKey;
import io.lictor.license.License;
import io.lictor.license.LicenseView;
import io.lictor.license.Standing;
import io.lictor.store.EventLog;
import io.lictor.value.Versioned;
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

    private final CommandGateway gateway;
    private final DecisionContext context;
    private final EventLog log;
    private final RejectionAnswers rejections;

    public LicenseCommands(CommandGateway gateway, DecisionContext context, EventLog log, RejectionAnswers rejections) {
        this.gateway = gateway;
        this.context = context;
        this.log = log;
        this.rejections = rejections;
    }

    /**
     * A licence after a command: its facts and what to tell of it. One that was withdrawn has the facts it had before, and
     * no standing.
     */
    public record Written(
            License.Issued license, @Nullable Standing standing, WriteAnswer answer, List<Placed> events, Instant at) {

        /** Returns whether the command appended such an event to this licence. */
        public boolean did(Class<? extends LicenseEvent> type) {
            return events.stream()
                    .anyMatch(placed -> placed.event() instanceof LicenseEvent event
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
     * that changed with it. {@code answer} is asked twice: before the events are appended, and with their positions.
     */
    public <T> ResponseEntity<T> answerAll(
            LicenseCommand command,
            Caller caller,
            ExpectedVersion expected,
            Function<List<Written>, ResponseEntity<T>> answer) {
        if (caller.dryRun()) {
            return dryRun(command, caller, expected);
        }
        return new Answering<>(command, (CommandContext context) -> gateway.send(command, context), rejections)
                .answer(caller, expected::accepts, done -> {
                    List<Changed> changed = Stream.concat(done.changed().stream(), done.others().stream())
                            .map(license -> changed(license, command.at()))
                            .toList();
                    return first -> {
                        List<Placed> events = done.events().from(first);
                        List<EventSummary> summaries = EventSummary.of(events, command.licenseId());
                        return answer.apply(changed.stream()
                                .map(license -> written(license, events, summaries, command.at()))
                                .toList());
                    };
                });
    }

    /** A refusal is told as it would be, and is neither kept nor recorded. */
    @SuppressWarnings("unchecked") // it is written as what it is, and its handler does nothing with it
    private <T> ResponseEntity<T> dryRun(LicenseCommand command, Caller caller, ExpectedVersion expected) {
        return switch (gateway.tryOut(command, caller.subject(), expected::accepts)) {
            case Outcome.Rejected<License> rejected -> throw rejections.problem(rejected.rejection(), caller.subject());
            case Outcome.Done<License> done -> (ResponseEntity<T>) ResponseEntity.ok(DryRun.of(command, done, context));
        };
    }

    public <T> ResponseEntity<T> respond(HttpStatus status, Written written, T body) {
        HttpHeaders headers = headers(written);
        if (status == HttpStatus.CREATED) {
            headers.setLocation(location(written));
        }
        return ResponseEntity.status(status).headers(headers).body(body);
    }

    /** Returns the path at which the licence is read. */
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
        return context.keys()
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

    /** A licence after a command, without positions. */
    private record Changed(
            License.Issued license, long version, @Nullable Standing standing) {}

    private Changed changed(Versioned<License> license, Instant at) {
        License.Issued facts = facts(license.state());
        return new Changed(
                facts,
                license.version(),
                license.state() instanceof License.Issued ? StatusGate.standing(facts, context, at) : null);
    }

    private Written written(Changed changed, List<Placed> events, List<EventSummary> summaries, Instant at) {
        License.Issued license = changed.license();
        Standing standing = changed.standing();
        StreamPosition position =
                StreamPosition.of(Streams.license(license.licenseId()), changed.version(), events, log);
        WriteAnswer answer = new WriteAnswer(
                license.licenseId(),
                position.version(),
                position.position(),
                standing == null ? null : standing.status(),
                summaries,
                null,
                null);
        return new Written(license, standing, answer, events, at);
    }
}
