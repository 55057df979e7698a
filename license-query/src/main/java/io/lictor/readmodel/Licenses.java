package io.lictor.readmodel;

import io.lictor.counts.CountedChange;
import io.lictor.counts.CountsWriter;
import io.lictor.documents.DocumentCache;
import io.lictor.documents.DocumentCache.Change;
import io.lictor.event.Event;
import io.lictor.event.LicenseEvent;
import io.lictor.event.RecordedEvent;
import io.lictor.event.Streams;
import io.lictor.license.License;
import io.lictor.license.License.Issued;
import io.lictor.license.LicenseFold;
import io.lictor.projection.DocumentProjection;
import io.lictor.store.EventLog;
import io.lictor.value.Versioned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;

/** The licences, and with them whose they are and what was done on each day. */
final class Licenses extends DocumentProjection<Listed> {

    private final DocumentCache<LicenseDocument> copies;
    private final Customers customers;
    private final Days days;
    private final CountsWriter counts;
    private final String segment;

    /** The position of the last event folded in, of any licence. */
    private long newest;

    Licenses(Generation generation, DocumentCache<LicenseDocument> copies, EventLog log, int segment) {
        super(generation.licensesById(), log);
        this.copies = copies;
        this.customers = new Customers(generation.customersById());
        this.days = new Days(generation.daysById(), segment);
        this.segment = Integer.toString(segment);
        this.counts = new CountsWriter(generation.countsById(), this.segment);
    }

    @Override
    protected boolean holds(String streamId) {
        return Streams.isLicense(streamId);
    }

    @Override
    protected String documentId(String streamId) {
        return streamId;
    }

    @Override
    protected Listed empty() {
        return Listed.NOT_YET;
    }

    @Override
    protected Listed read(Document document) {
        LicenseDocument read = LicenseDocument.read(document);
        return new Listed(read.license(), read.earlier());
    }

    @Override
    protected Listed plus(Listed listed, Event event) {
        throw new IllegalStateException("Where it stands in the log counts as well");
    }

    @Override
    protected Listed plus(Listed listed, RecordedEvent recorded) {
        License license = LicenseFold.evolve(listed.license(), (LicenseEvent) recorded.event());
        newest = Math.max(newest, recorded.position());
        EarlierPlaces earlier = listed.license() instanceof Issued before && license instanceof Issued after
                ? listed.earlier().behind(newest - EarlierPlaces.KEPT_EVENTS).after(recorded.position(), before, after)
                : EarlierPlaces.NONE;
        return new Listed(license, earlier);
    }

    @Override
    protected boolean isThere(Listed listed) {
        return listed.license() instanceof Issued;
    }

    @Override
    protected Document write(Listed listed, long version) {
        return new LicenseDocument(
                        (Issued) listed.license(), version, listed.earlier().behind(newest - EarlierPlaces.KEPT_EVENTS))
                .write();
    }

    @Override
    protected Change<LicenseDocument> changeCopies(List<Folded<Listed>> folded) {
        return copies.change(documents(folded, Licenses::document));
    }

    private static LicenseDocument document(Listed listed, long version) {
        return new LicenseDocument((Issued) listed.license(), version);
    }

    @Override
    protected String company(Listed listed) {
        return listed.license() instanceof Issued issued ? issued.customer() : "";
    }

    @Override
    protected void writeNews(List<Folded<Listed>> folded, EventsOfFold<Listed> events) {
        days.count(folded);
        List<CountedChange> changes = new ArrayList<>(folded.size());
        Map<String, Folded<Listed>> byStream = HashMap.newHashMap(folded.size());
        for (Folded<Listed> license : folded) {
            String writer = license.late() ? license.streamId() : segment;
            CountedChange change = change(license, writer, license.before(), license.after());
            if (!change.isNone()) {
                changes.add(change);
                byStream.put(license.streamId(), license);
            }
        }
        counts.count(changes, change -> events.of(Objects.requireNonNull(byStream.get(change.streamId()))));
    }

    @Override
    protected void writeTakenBack(Folded<Listed> told, Versioned<Listed> remains) {
        days.remember(
                told.streamId(),
                told.news().stream()
                        .filter(recorded -> recorded.sequence() > remains.version())
                        .toList());
        // By a writer of its own: the events taken back come again, and then they count.
        CountedChange change = change(told, told.streamId() + " taken back", told.after(), remains);
        counts.count(List.of(change), _ -> List.of());
    }

    private static CountedChange change(
            Folded<Listed> license, String writer, Versioned<Listed> before, Versioned<Listed> after) {
        return new CountedChange(
                license.streamId(),
                writer,
                before.state().license(),
                after.state().license(),
                license.from(),
                license.to());
    }

    /** Writes customers before the licences: after a crash in between, these still tell that their events are to be folded in. */
    @Override
    protected void writeBeforehand(List<Folded<Listed>> folded) {
        Customers.Moves moves = new Customers.Moves();
        for (Folded<Listed> license : folded) {
            moves.add(
                    license.streamId(),
                    license.before().state().license(),
                    license.after().state().license());
        }
        customers.write(moves);
    }

    /** Returns whether the event counts for a day. */
    @Override
    protected boolean isNews(Event event) {
        return Counted.mayBe(event);
    }

    @Override
    protected boolean remembersLatest() {
        return true;
    }
}
