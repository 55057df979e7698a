package io.lictor.endpoint;

import io.lictor.command.DecisionContext;
import io.lictor.command.LicenseCommand;
import io.lictor.command.StatusGate;
import io.lictor.event.Event;
import io.lictor.event.EventCatalogue;
import io.lictor.event.KeyEvent;
import io.lictor.event.LicenseEvent;
import io.lictor.handling.AppendedEvents.Placed;
import io.lictor.handling.Outcome;
import io.lictor.license.License;
import io.lictor.license.Standing;
import io.lictor.license.Status;
import io.lictor.replay.Change;
import io.lictor.replay.LicenseChanges;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a write on a licence would do now; nothing was appended, kept or recorded.
 *
 * @param status of the licence afterwards; null if it would be withdrawn
 * @param events that would be appended, but for those of keys
 * @param changes of the licence that the write names
 */
@Schema(name = "DryRun")
public record DryRun(
        boolean dryRun, UUID licenseId, @Nullable Status status, List<WouldBe> events, List<Change> changes) {

    /** Event that would be appended. */
    @Schema(name = "WouldBeEvent")
    public record WouldBe(String type, @Nullable UUID licenseId) {

        static WouldBe of(Event event) {
            return new WouldBe(
                    EventCatalogue.shortName(event),
                    event instanceof LicenseEvent license ? license.licenseId() : null);
        }
    }

    static DryRun of(LicenseCommand command, Outcome.Done<License> done, DecisionContext context) {
        List<Event> events = done.events().from(0).stream().map(Placed::event).toList();
        List<LicenseEvent> own = events.stream()
                .filter(LicenseEvent.class::isInstance)
                .map(LicenseEvent.class::cast)
                .filter(event -> event.licenseId().equals(command.licenseId()))
                .toList();
        Standing standing = done.first().state() instanceof License.Issued issued
                ? StatusGate.standing(issued, context, command.at())
                : null;
        boolean versionDisabled = standing != null && standing.cause() == Standing.Cause.VERSION_DISABLED;
        return new DryRun(
                true,
                command.licenseId(),
                standing == null ? null : standing.status(),
                events.stream()
                        .filter(event -> !(event instanceof KeyEvent))
                        .map(WouldBe::of)
                        .toList(),
                LicenseChanges.ofAll(context.license(command.licenseId()), own, versionDisabled, command.at()));
    }
}
