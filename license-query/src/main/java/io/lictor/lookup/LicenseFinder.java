package io.lictor.lookup;

import io.lictor.access.Subject;
import io.lictor.event.LicenseEvent;
import io.lictor.event.RecordedEvent;
import io.lictor.event.Streams;
import io.lictor.license.License;
import io.lictor.license.LicenseFold;
import io.lictor.projection.ReadableHistory;
import io.lictor.projection.Rebuild;
import io.lictor.readmodel.ReadModel;
import io.lictor.store.EventLog;
import io.lictor.validation.Dates;
import io.lictor.value.Versioned;
import io.lictor.web.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds one licence. While the read model is being built its events are folded instead, so that customers can start
 * their software meanwhile.
 */
public final class LicenseFinder {

    private final ReadModel readModel;
    private final EventLog log;
    private final Rebuild rebuild;

    public LicenseFinder(ReadModel readModel, EventLog log, Rebuild rebuild) {
        this.readModel = readModel;
        this.log = log;
        this.rebuild = rebuild;
    }

    /** {@link io.lictor.store.StreamDamaged} where its history, or its product's, is not what was written. */
    public Optional<Versioned<License.Issued>> find(UUID licenseId) {
        log.damage().refuse(Streams.license(licenseId));
        Optional<Versioned<License.Issued>> found = rebuild.isRunning() ? asOf(licenseId, Instant.MAX) : ask(licenseId);
        found.ifPresent(
                there -> log.damage().refuse(Streams.product(there.state().product())));
        return found;
    }

    /**
     * Returns the licence as this caller may see it; throws {@link ProblemException} 404 for one that doesn't exist
     * or belongs to a product out of the caller's scope.
     */
    public Versioned<License.Issued> find(UUID licenseId, Subject subject) {
        return find(licenseId)
                .filter(found -> subject.products().contains(found.state().product()))
                .orElseThrow(() -> missing(licenseId, subject));
    }

    /** 404, which says so where there was one that the caller might have seen. */
    private ProblemException missing(UUID licenseId, Subject subject) {
        return folded(licenseId) instanceof License.Withdrawn(License.Issued was, Instant at)
                        && subject.products().contains(was.product())
                ? ProblemException.notFound(
                        "LICENSE_NOT_FOUND",
                        "Licence " + licenseId + " was withdrawn on " + Dates.format(at)
                                + " because nobody had used it; only its history is left.",
                        Map.of("licenseId", licenseId.toString(), "withdrawnAt", at.toString()))
                : notFound(licenseId);
    }

    private License folded(UUID licenseId) {
        return LicenseFold.asOf(history(licenseId), Instant.MAX).license();
    }

    /** The licence as it stood at {@code at}, that instant included. */
    public Optional<Versioned<License.Issued>> asOf(UUID licenseId, Instant at) {
        Optional<Versioned<License.Issued>> found = asOf(history(licenseId), at);
        found.ifPresent(
                there -> log.damage().refuse(Streams.product(there.state().product())));
        return found;
    }

    /** A licence after some of its events, and the instant of the last of them. */
    public record AfterEvents(Versioned<License.Issued> license, Instant at) {}

    /**
     * Returns the licence as it stood after so many of its events; empty if it has fewer, or was no licence then.
     *
     * @param version from 1
     */
    public Optional<AfterEvents> after(UUID licenseId, long version) {
        List<RecordedEvent> history = history(licenseId);
        if (version > history.size()) {
            return Optional.empty();
        }
        LicenseFold fold = LicenseFold.EMPTY;
        for (RecordedEvent recorded : history.subList(0, (int) version)) {
            fold = fold.plus((LicenseEvent) recorded.event());
        }
        Instant at = history.get((int) version - 1).event().at();
        if (!(fold.license() instanceof License.Issued issued)) {
            return Optional.empty();
        }
        log.damage().refuse(Streams.product(issued.product()));
        return Optional.of(new AfterEvents(new Versioned<>(issued, fold.version()), at));
    }

    /** Returns the licence as of {@code at}, from its events. */
    public static Optional<Versioned<License.Issued>> asOf(List<RecordedEvent> history, Instant at) {
        LicenseFold fold = LicenseFold.asOf(history, at);
        return switch (fold.license()) {
            case License.Issued issued -> Optional.of(new Versioned<>(issued, fold.version()));
            case License.NotIssued _, License.Withdrawn _ -> Optional.empty();
        };
    }

    /** Its events, as far as they can be read and make sense. */
    public List<RecordedEvent> history(UUID licenseId) {
        List<RecordedEvent> history = ReadableHistory.of(log, Streams.license(licenseId));
        LicenseFold fold = LicenseFold.EMPTY;
        for (int i = 0; i < history.size(); i++) {
            try {
                fold = fold.plus((LicenseEvent) history.get(i).event());
            } catch (RuntimeException e) {
                return history.subList(0, i); // as the read model does, which stands still there
            }
        }
        return history;
    }

    /** Returns the problem for a licence that doesn't exist. */
    public static ProblemException notFound(UUID licenseId) {
        return ProblemException.notFound(
                "LICENSE_NOT_FOUND",
                "There is no licence " + licenseId + "; check the id, or look it up by its key.",
                Map.of("licenseId", licenseId.toString()));
    }

    private Optional<Versioned<License.Issued>> ask(UUID licenseId) {
        return readModel.license(licenseId).map(document -> new Versioned<>(document.license(), document.version()));
    }
}
