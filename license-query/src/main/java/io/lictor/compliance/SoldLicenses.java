package io.lictor.compliance;

import io.lictor.documents.Documents;
import io.lictor.event.Event;
import io.lictor.event.LicenseEvent;
import io.lictor.event.Streams;
import io.lictor.license.License;
import io.lictor.license.License.Issued;
import io.lictor.license.License.NotIssued;
import io.lictor.license.License.Withdrawn;
import io.lictor.license.LicenseFold;
import io.lictor.projection.DocumentProjection;
import io.lictor.readmodel.FactsJson;
import io.lictor.store.EventLog;
import java.time.Instant;
import java.util.List;
import org.bson.Document;

/** Projection of each licence to its timeline, beside the licence itself, which later events are folded into. */
final class SoldLicenses extends DocumentProjection<SoldLicense> {

    private static final FactsJson<Timeline> TIMELINE = new FactsJson<>(Timeline.class);
    private static final String ID = "_id";
    private static final String FACTS = "facts";
    private static final String DAYS = "days";

    /** Member that is only there if the licence was withdrawn. */
    private static final String WITHDRAWN_AT = "withdrawnAt";

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
        Issued license = FactsJson.LICENSE.read(document.getString(FACTS));
        String withdrawnAt = document.getString(WITHDRAWN_AT);
        return new SoldLicense(
                withdrawnAt == null ? license : new Withdrawn(license, Instant.parse(withdrawnAt)), days(document));
    }

    @Override
    protected SoldLicense plus(SoldLicense sold, Event event) {
        License license = LicenseFold.evolve(sold.license(), (LicenseEvent) event);
        return switch (license) {
            case Issued issued -> new SoldLicense(issued, sold.days().plus(event.at(), issued));
            case Withdrawn withdrawn -> new SoldLicense(withdrawn, sold.days().gone(withdrawn.at()));
            case NotIssued _ -> new SoldLicense(license, sold.days());
        };
    }

    /** One that was withdrawn stays, for the days before. */
    @Override
    protected boolean isThere(SoldLicense sold) {
        return !(sold.license() instanceof NotIssued);
    }

    @Override
    protected Document write(SoldLicense sold, long version) {
        return switch (sold.license()) {
            case Issued issued -> write(issued, sold.days(), version);
            case Withdrawn(Issued was, Instant at) ->
                write(was, sold.days(), version).append(WITHDRAWN_AT, at.toString());
            case NotIssued _ -> throw new IllegalStateException("What was never sold has no document");
        };
    }

    private static Document write(Issued license, Timeline days, long version) {
        return new Document(ID, license.licenseId().toString())
                .append(VERSION, version)
                .append(FACTS, FactsJson.LICENSE.write(license))
                .append(DAYS, TIMELINE.write(days));
    }

    @Override
    protected String company(SoldLicense sold) {
        return sold.license() instanceof Issued issued ? issued.customer() : "";
    }

    /** Is written before the licences: after a crash in between, these still tell that their events are to be folded in. */
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
