package io.lictor.bench.proof;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.lictor.bench.load.Answer;
import io.lictor.bench.load.Ledger;
import io.lictor.bench.load.Sent;
import io.lictor.event.LicenseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Each command against the events that carry its correlation id: acknowledged, exactly those its answer lists; refused,
 * none; never answered, all that belong together or none.
 */
final class CommandCheck {

    private final Map<String, List<FeedEvent>> events;
    private static final List<String> DESCRIBED = List.of("MachineDescribed");
    private static final Set<String> TOLD_IN_CHAINS =
            Set.of("SuccessionChanged", "UpgradeReverted", "LicenseTransferred");

    private final Findings findings;
    private int foundUnacknowledged;

    CommandCheck(List<FeedEvent> feed, Findings findings) {
        this.events = feed.stream()
                .filter(event -> Sent.isOurs(event.correlationId()))
                .collect(groupingBy(event -> String.valueOf(event.correlationId())));
        this.findings = findings;
    }

    void check(Ledger ledger) {
        ledger.acknowledged().forEach(this::acknowledged);
        ledger.refused().forEach(this::refused);
        ledger.unexpected().forEach(sent -> findings.add(Fault.UNEXPECTED, sent.toString()));
        ledger.contradicted()
                .forEach(sent -> findings.add(Fault.UNEXPECTED, "Sent twice at once, answered in two ways: " + sent));
        ledger.unknown().forEach(this::unknown);
    }

    /** Returns the number of unacknowledged commands that were done. */
    int foundUnacknowledged() {
        return foundUnacknowledged;
    }

    private void acknowledged(Sent sent) {
        Answer.Told told = sent.told();
        if (told == null) {
            return;
        }
        List<FeedEvent> found = found(sent);
        List<String> complete = told(sent, told) || isDescribed(sent, found) ? complete(sent, found) : List.of();
        boolean equal = compare(sent, complete, types(found));
        if (equal && sent.request().action().tellsItsEvents()) {
            compare(sent, listed(told.json()), listed(found));
        }
    }

    /** Returns whether the answer says that something was done; a command that was true already has no events. */
    private static boolean told(Sent sent, Answer.Told told) {
        return sent.request().action().tellsItsEvents()
                ? !told.json().path("events").isEmpty()
                : told.status() == 201;
    }

    private static List<String> listed(JsonNode answer) {
        List<String> events = new ArrayList<>();
        answer.path("events")
                .forEach(event -> events.add(event.path("type").asText() + "@"
                        + event.path("position").asLong()));
        return events.stream().sorted().toList();
    }

    private static List<String> listed(List<FeedEvent> found) {
        return found.stream()
                .filter(FeedEvent::isListedInAnswers)
                .map(event -> event.type() + "@" + event.position())
                .sorted()
                .toList();
    }

    private void refused(Sent sent) {
        compare(sent, List.of(), types(found(sent)));
    }

    private void unknown(Sent sent) {
        List<String> found = types(found(sent));
        List<String> complete = complete(sent, found(sent));
        if (found.isEmpty()) {
            if (events.containsKey(sent.correlationId())) {
                findings.add(Fault.HALF_DONE, "%s has only what it told other licences".formatted(sent));
            }
            return;
        }
        foundUnacknowledged++;
        if (found.size() > complete.size()) {
            findings.add(Fault.DOUBLED, "%s has %s".formatted(sent, found));
        } else if (!found.equals(complete)) {
            findings.add(Fault.HALF_DONE, "%s has %s and not %s".formatted(sent, found, complete));
        }
    }

    private boolean compare(Sent sent, List<String> wanted, List<String> found) {
        List<String> missing = new ArrayList<>(wanted);
        found.forEach(missing::remove);
        List<String> surplus = new ArrayList<>(found);
        wanted.forEach(surplus::remove);
        if (!missing.isEmpty()) {
            findings.add(Fault.LOST, "%s lacks %s".formatted(sent, missing));
        }
        if (!surplus.isEmpty()) {
            findings.add(Fault.DOUBLED, "%s has %s too".formatted(sent, surplus));
        }
        return missing.isEmpty() && surplus.isEmpty();
    }

    /** Checks all events that belong together: a known machine is described, and not activated again. */
    private static List<String> complete(Sent sent, List<FeedEvent> found) {
        return isDescribed(sent, found) ? DESCRIBED : sent.request().action().events();
    }

    private static boolean isDescribed(Sent sent, List<FeedEvent> found) {
        return sent.request().action().isActivation() && types(found).equals(DESCRIBED);
    }

    /** Returns the events of the command, without those that told other licences of an upgrade chain. */
    private List<FeedEvent> found(Sent sent) {
        String licenseId = sent.request().licenseId();
        return events.getOrDefault(sent.correlationId(), List.of()).stream()
                .filter(event -> !isToldToAnother(event, licenseId))
                .toList();
    }

    private static boolean isToldToAnother(FeedEvent event, @Nullable String licenseId) {
        return TOLD_IN_CHAINS.contains(event.type())
                && licenseId != null
                && event.event() instanceof LicenseEvent of
                && !of.licenseId().toString().equals(licenseId);
    }

    private static List<String> types(List<FeedEvent> events) {
        return events.stream().map(FeedEvent::type).sorted().toList();
    }
}
