package io.lictor.projection;

import io.lictor.event.Event;
import io.lictor.event.LicenseEvent;
import io.lictor.event.RecordedEvent;
import io.lictor.event.Streams;
import io.lictor.license.License;
import io.lictor.license.License.Issued;
import io.lictor.license.LicenseFold;
import io.lictor.readmodel.Copies;
import io.lictor.readmodel.Copies.Change;
import io.lictor.readmodel.Counted;
import io.lictor.readmodel.Generation;
import io.lictor.readmodel.LicenseDocument;
import io.lictor.store.EventLog;
import java.util.List;
import org.bson.Document;

/** The licences, and with them whose they are and what was done on each day. */
final class Licenses extends Part<License> {

    private final Copies<LicenseDocument> copies;
    private final Customers customers;
    private final Days days;

    Licenses(Generation generation, Copies<LicenseDocument> copies, EventLog log, int segment) {
        super(generation.licensesById(), log);
        this.copies = copies;
        this.customers = new Customers(generation.customersById());
        this.days = new Days(generation.daysById(), segment);
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
    protected License empty() {
        return License.NOT_ISSUED;
    }

    @Override
    protected License read(Document document) {
        return LicenseDocument.read(document).license();
    }

    @Override
    protected License plus(License license, Event event) {
        return LicenseFold.evolve(license, (LicenseEvent) event);
    }

    @Override
    protected boolean isThere(License license) {
        return license instanceof Issued;
    }

    @Override
    protected Document write(License license, long version) {
        return document(license, version).write();
    }

    @Override
    protected Change<LicenseDocument> changeCopies(List<Folded<License>> folded) {
        return copies.change(documents(folded, Licenses::document));
    }

    private static LicenseDocument document(License license, long version) {
        return new LicenseDocument((Issued) license, version);
    }

    @Override
    protected String company(License license) {
        return license instanceof Issued issued ? issued.customer() : "";
    }

    @Override
    protected void writeNews(List<Folded<License>> folded) {
        days.count(folded);
    }

    @Override
    protected void writeTakenBack(String streamId, List<RecordedEvent> news) {
        days.remember(streamId, news);
    }

    /** Before the licences: should we die in between, these still tell that their events are to be folded in. */
    @Override
    protected void writeBeforehand(List<Folded<License>> folded) {
        Customers.Moves moves = new Customers.Moves();
        for (Folded<License> license : folded) {
            moves.add(
                    license.streamId(),
                    license.before().value(),
                    license.after().value());
        }
        customers.write(moves);
    }

    /** What counts for a day. */
    @Override
    protected boolean isNews(Event event) {
        return Counted.mayBe(event);
    }

    @Override
    protected boolean remembersLatest() {
        return true;
    }
}
