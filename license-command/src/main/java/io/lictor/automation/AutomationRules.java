package io.lictor.automation;

import io.lictor.command.AnnouncePassedInstants;
import io.lictor.command.Decision;
import io.lictor.event.GracePeriodStarted;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseExpired;
import io.lictor.event.RenewalWindowOpened;
import io.lictor.license.AnnouncedInstants;
import io.lictor.license.License;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which instants of a licence are announced to subscribers and dashboards, once each. The status never depends on them.
 * A disabled licence announces nothing; enabled again, it catches up. An upgraded one has neither a renewal window nor
 * grace until its right returns.
 */
public final class AutomationRules {

    /** An instant and what is said of it; {@code due} is when, which may be later. */
    private record Announcement(Instant since, Instant due, Function<Instant, LicenseEvent> event) {}

    private AutomationRules() {}

    public static Decision<LicenseEvent> announce(License.Issued license, AnnouncePassedInstants command) {
        return new Decision.Accepted<>(outstanding(license)
                .filter(announcement -> !announcement.due().isAfter(command.at()))
                .map(announcement -> announcement.event().apply(command.at()))
                .toList());
    }

    /** When the next instant passes that is to be announced; empty if none is left. */
    public static Optional<Instant> nextDue(License.Issued license) {
        return outstanding(license).map(Announcement::due).min(Comparator.naturalOrder());
    }

    private static Stream<Announcement> outstanding(License.Issued license) {
        AnnouncedInstants passed = license.trackRecord().passed();
        boolean saidToBeOver =
                license.expiresAt() != null && license.expiresAt().equals(passed.expired());
        if (license.disabled() != null || saidToBeOver) {
            return Stream.empty();
        }
        return Stream.of(
                        announcement(
                                license.renewableFrom(),
                                inItsPlace(license, license.renewableFrom()),
                                passed.renewalWindowOpened(),
                                since -> at -> new RenewalWindowOpened(license.licenseId(), since, at)),
                        announcement(
                                graceFrom(license),
                                inItsPlace(license, graceFrom(license)),
                                passed.gracePeriodStarted(),
                                since -> at -> new GracePeriodStarted(license.licenseId(), since, at)),
                        announcement(
                                license.expiresAt(),
                                license.expiresAt(),
                                passed.expired(),
                                since -> at -> new LicenseExpired(license.licenseId(), since, at)))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Announcement::since));
    }

    private static Optional<Announcement> announcement(
            @Nullable Instant since,
            @Nullable Instant due,
            @Nullable Instant announced,
            Function<Instant, Function<Instant, LicenseEvent>> event) {
        return since == null || due == null || since.equals(announced)
                ? Optional.empty()
                : Optional.of(new Announcement(since, due, event.apply(since)));
    }

    /** Returns the instant from which the task means something: not while another licence has its place. Null if never. */
    private static @Nullable Instant inItsPlace(License.Issued license, @Nullable Instant instant) {
        return instant == null || license.successorId() == null
                ? instant
                : License.Issued.latest(instant, license.rightReturnsAt());
    }

    private static @Nullable Instant graceFrom(License.Issued license) {
        boolean grants =
                license.term() != null && !license.policy().gracePeriod().isZero();
        return grants ? license.endsAt() : null;
    }
}
