package io.lictor.handling.axon;

import io.lictor.event.LicenseEvent;
import io.lictor.license.License;
import io.lictor.license.LicenseFold;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;

/** Axon's aggregate of a licence: folds its events and records decisions. It has no rules. */
public class LicenseAggregate {

    @AggregateIdentifier
    @SuppressWarnings("NullAway.Init") // set by the first event, before anybody sees it
    private String streamId;

    private License license = License.NOT_ISSUED;
    private Instant last = Instant.MIN;

    /** Axon wants it for its own way of loading, which is not ours: see {@link LicenseRepository}. */
    protected LicenseAggregate() {}

    /** The licence as earlier events made it, none of them later than {@code last}. */
    LicenseAggregate(String streamId, License license, Instant last) {
        this.streamId = streamId;
        this.license = license;
        this.last = last;
    }

    /** A new licence that begins with these events. */
    LicenseAggregate(List<LicenseEvent> events, MetaData metaData) {
        record(events, metaData);
    }

    License license() {
        return license;
    }

    /** The latest instant of its events, which is that of the last one unless clocks disagreed. */
    Instant last() {
        return last;
    }

    final void record(List<LicenseEvent> events, MetaData metaData) {
        events.forEach(event -> AggregateLifecycle.apply(event, metaData));
    }

    @EventSourcingHandler
    void on(LicenseEvent event) {
        streamId = event.streamId();
        license = LicenseFold.evolve(license, event);
        last = event.at().isAfter(last) ? event.at() : last;
    }
}
