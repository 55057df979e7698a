package io.lictor.history;

import io.lictor.event.Event;
import io.lictor.event.LicenseContents;
import io.lictor.event.LicenseImported;
import io.lictor.event.LicenseIssued;
import io.lictor.event.LicenseTransferred;
import io.lictor.event.Streams;
import io.lictor.store.EventLog;
import io.lictor.store.StoredEvent;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Whose licence it was when something happened to it, however often it has been transferred since. Those asked for lately
 * are remembered; who asks for the events in their order costs no query.
 */
public final class CustomerOfLicense {

    private static final int REMEMBERED = 100_000;
    private static final int PAGE = 200;

    private final EventLog log;
    private final Map<UUID, Owners> lately = new LinkedHashMap<>(16, 0.75f, true);
    private int remembered;

    public CustomerOfLicense(EventLog log) {
        this.log = log;
    }

    /**
     * Who owned the licence before the event, and who owned it then: two customers if it is the transfer, else one.
     *
     * @param event of the licence or of one of its keys
     */
    public Set<String> around(UUID licenseId, StoredEvent event) {
        boolean ofLicense = event.streamId().equals(Streams.license(licenseId));
        Owners known = remembered(licenseId);
        Owners owners = known;
        if (ofLicense && event.sequence() == known.through() + 1) {
            owners = known.and(event.sequence(), ownerIn(event), event.position());
        } else if (!ofLicense || event.sequence() > known.through()) {
            owners = readOn(licenseId, known, ofLicense ? event.sequence() : Long.MAX_VALUE);
        }
        if (owners.through() > known.through()) {
            remember(licenseId, owners);
        }
        return owners.around(event.position());
    }

    private Owners readOn(UUID licenseId, Owners known, long through) {
        Owners owners = known;
        List<StoredEvent> page;
        do {
            int limit = (int) Math.min(PAGE, through - owners.through());
            page = log.stream(Streams.license(licenseId), owners.through() + 1, limit);
            for (StoredEvent event : page) {
                owners = owners.and(event.sequence(), ownerIn(event), event.position());
            }
        } while (page.size() == PAGE && owners.through() < through);
        return owners;
    }

    /** Whom an event makes the owner. One that this release can't read makes nobody. */
    private Optional<String> ownerIn(StoredEvent stored) {
        try {
            return Owners.mayChangeBy(stored.type()) ? ownerIn(log.decode(stored)) : Optional.empty();
        } catch (SerializationException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> ownerIn(Event event) {
        return Optional.ofNullable(
                event instanceof LicenseTransferred transferred ? transferred.customer() : customer(contents(event)));
    }

    private static @Nullable LicenseContents contents(Event event) {
        if (event instanceof LicenseIssued issued) {
            return issued.contents();
        }
        return event instanceof LicenseImported imported ? imported.contents() : null;
    }

    private static @Nullable String customer(@Nullable LicenseContents contents) {
        return contents == null ? null : contents.customer();
    }

    private Owners remembered(UUID licenseId) {
        synchronized (lately) {
            return lately.getOrDefault(licenseId, Owners.NONE);
        }
    }

    private void remember(UUID licenseId, Owners owners) {
        synchronized (lately) {
            Owners before = lately.get(licenseId);
            if (before != null && before.through() >= owners.through()) {
                return;
            }
            lately.put(licenseId, owners);
            remembered += owners.weight() - (before == null ? 0 : before.weight());
            Iterator<Owners> eldest = lately.values().iterator();
            while (remembered > REMEMBERED) {
                remembered -= eldest.next().weight();
                eldest.remove();
            }
        }
    }
}
