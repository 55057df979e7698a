package io.lictor.compliance;

import io.lictor.event.Event;
import io.lictor.event.LicenseEvent;
import io.lictor.event.Streams;
import io.lictor.license.License;
import io.lictor.license.License.Issued;
import io.lictor.license.LicenseFold;
import io.lictor.projection.Part;
import io.lictor.readmodel.Documents;
import io.lictor.readmodel.FactsJson;
import io.lictor.store.EventLog;
import java.util.List;
import org.bson.Document;

/** What each licence was at the end of its days; and beside it the licence itself, to be folded on. */
final class SoldLicenses extends Part<SoldLicense> {

    private static final FactsJson<Timeline> TIMELINE = new FactsJson<>(Timeline.class);
    private static final String ID = "_id";
    private static final String FACTS = "facts";
    private static final String DAYS = "days";

    private final Owners owners;

    SoldLicenses(Documents licenses, Owners owners, EventLog log) {
        super(licenses, log);
        this.owners = owners;
    }

    static Timeline days(Document document) {
        return TIMELINE.read(document.getString(DAYS));
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
    protected SoldLicense empty() {
        return SoldLicense.NOT_YET;
    }

    @Override
    protected SoldLicense read(Document document) {
        return new SoldLicense(FactsJson.LICENSE.read(document.getString(FACTS)), days(document));
    }

    @Override
    protected SoldLicense plus(SoldLicense sold, Event event) {
        License license = LicenseFold.evolve(sold.license(), (LicenseEvent) event);
        return license instanceof Issued issued
                ? new SoldLicense(issued, sold.days().plus(event.at(), issued))
                : new SoldLicense(license, sold.days());
    }

    @Override
    protected boolean isThere(SoldLicense sold) {
        return sold.license() instanceof Issued;
    }

    @Override
    protected Document write(SoldLicense sold, long version) {
        Issued license = (Issued) sold.license();
        return new Document(ID, license.licenseId().toString())
                .append(VERSION, version)
                .append(FACTS, FactsJson.LICENSE.write(license))
                .append(DAYS, TIMELINE.write(sold.days()));
    }

    @Override
    protected String company(SoldLicense sold) {
        return sold.license() instanceof Issued issued ? issued.customer() : "";
    }

    /** Before the licences: should we die in between, these still tell that their events are to be folded in. */
    @Override
    protected void writeBeforehand(List<Folded<SoldLicense>> folded) {
        owners.write(folded);
    }

    @Override
    protected boolean remembersLatest() {
        return true;
    }

    @Override
    protected boolean isNews(Event event) {
        return false;
    }
}
