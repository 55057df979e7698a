package io.lictor.handling.axon;

import io.lictor.command.DecisionContext;
import io.lictor.event.Event;
import io.lictor.event.KeyEvent;
import io.lictor.event.KeyReissued;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseImported;
import io.lictor.event.LicenseIssued;
import io.lictor.event.LicenseKeyAssigned;
import io.lictor.event.LicenseKeyReleased;
import io.lictor.event.LicenseKeyReplaced;
import io.lictor.event.LicenseWithdrawn;
import io.lictor.event.Streams;
import io.lictor.key.KeyOwner;
import io.lictor.license.License;
import io.lictor.value.KeyRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;

/**
 * Streams of keys that follow from events of licences. They are written in the same append, so that a key is found as
 * soon as its licence exists; and since a stream has each number once, no two licences share a key.
 */
public final class KeyStreams {

    private static final String TYPE = "LicenseKey";
    private static final long ASSIGNED = 0;
    private static final long REPLACED = 1;

    private final EventStore eventStore;

    public KeyStreams(EventStore eventStore) {
        this.eventStore = eventStore;
    }

    /** Publishes the events of the keys; returns them in their order. */
    List<Event> follow(License before, List<LicenseEvent> events, DecisionContext context, MetaData metaData) {
        List<Event> published = new ArrayList<>();
        for (LicenseEvent event : events) {
            if (event instanceof LicenseIssued issued) {
                published.add(assign(issued.licenseId(), issued.key(), issued.at(), metaData));
            } else if (event instanceof LicenseImported imported) {
                published.add(assign(imported, context, metaData));
            } else if (event instanceof LicenseWithdrawn withdrawn && before instanceof License.Issued unused) {
                String key = unused.key().hash();
                KeyEvent released = new LicenseKeyReleased(key, withdrawn.licenseId(), withdrawn.at());
                published.add(publish(released, next(key), metaData));
            } else if (event instanceof KeyReissued reissued && before instanceof License.Issued old) {
                KeyEvent replaced = new LicenseKeyReplaced(old.key().hash(), reissued.licenseId(), reissued.at());
                published.add(publish(replaced, REPLACED, metaData));
                published.add(assign(reissued.licenseId(), reissued.key(), reissued.at(), metaData));
            }
        }
        return published;
    }

    /** Assigns an imported key; a key that a withdrawal released goes on in its stream. */
    private Event assign(LicenseImported imported, DecisionContext context, MetaData metaData) {
        KeyRef key = imported.key();
        boolean released = context.keyOwner(key.hash()) instanceof KeyOwner.Released;
        return publish(
                new LicenseKeyAssigned(key.hash(), imported.licenseId(), key.generation(), imported.at()),
                released ? next(key.hash()) : ASSIGNED,
                metaData);
    }

    private long next(String keyHash) {
        return eventStore.lastSequenceNumberFor(Streams.key(keyHash)).orElse(ASSIGNED - 1) + 1;
    }

    private Event assign(UUID licenseId, KeyRef key, Instant at, MetaData metaData) {
        return publish(new LicenseKeyAssigned(key.hash(), licenseId, key.generation(), at), ASSIGNED, metaData);
    }

    private Event publish(Event event, long sequence, MetaData metaData) {
        eventStore.publish(new GenericDomainEventMessage<>(TYPE, event.streamId(), sequence, event, metaData));
        return event;
    }
}
