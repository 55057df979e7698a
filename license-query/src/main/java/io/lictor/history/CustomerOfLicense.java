package io.lictor.history;

import io.lictor.event.Event;
import io.lictor.event.LicenseContents;
import io.lictor.event.LicenseImported;
import io.lictor.event.LicenseIssued;
import io.lictor.event.LicenseTransferred;
import io.lictor.event.Streams;
import io.lictor.store.EventLog;
import io.lictor.store.StoredEvent;
import io.lictor.store.UnreadableEvent;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Owners of licences at the time of their events, through all transfers. Recently asked ones are cached; reading
 * events in order costs no query.
 */
final class CustomerOfLicense {

    private static final int REMEMBERED = 100_000;
    private static final int PAGE = 200;

    private final EventLog log;
    private final Map<UUID, OwnerTimeline> lately = new LinkedHashMap<>(16, 0.75f, true);
    private int remembered;

    CustomerOfLicense(EventLog log) {
        this.log = log;
    }

    /**
     * Returns the owners before and after the event: two customers for a transfer, else one.
     *
     * @param event an event of the licence or of one of its keys
     */
    public Set<String> around(UUID licenseId, StoredEvent event) {
        boolean ofLicense = event.streamId().equals(Streams.license(licenseId));
        OwnerTimeline known = remembered(licenseId);
        OwnerTimeline owners = known;
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

    private OwnerTimeline readOn(UUID licenseId, OwnerTimeline known, long through) {
        OwnerTimeline owners = known;
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

    /** Returns the owner that an event names; nothing for an event that this release can't read. */
    private Optional<String> ownerIn(StoredEvent stored) {
        try {
            return OwnerTimeline.mayChangeBy(stored.type()) ? ownerIn(log.decode(stored)) : Optional.empty();
        } catch (UnreadableEvent e) {
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

    private OwnerTimeline remembered(UUID licenseId) {
        synchronized (lately) {
            return lately.getOrDefault(licenseId, OwnerTimeline.NONE);
        }
    }

    private void remember(UUID licenseId, OwnerTimeline owners) {
        synchronized (lately) {
            OwnerTimeline before = lately.get(licenseId);
            if (before != null && before.through() >= owners.through()) {
                return;
            }
            lately.put(licenseId, owners);
            remembered += owners.weight() - (before == null ? 0 : before.weight());
            Iterator<OwnerTimeline> eldest = lately.values().iterator();
            while (remembered > REMEMBERED) {
                remembered -= eldest.next().weight();
                eldest.remove();
            }
        }
    }
}
