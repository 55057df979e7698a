package io.lictor.history;

import io.lictor.event.Event;
import io.lictor.event.LicenseContents;
import io.lictor.event.LicenseImported;
import io.lictor.event.LicenseIssued;
import io.lictor.event.Streams;
import io.lictor.store.EventLog;
import io.lictor.store.UnreadableEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which product a licence is for. Its first event says so, and it never changes; those asked for lately are remembered. */
final class ProductOfLicense {

    private static final int REMEMBERED = 100_000;

    private final EventLog log;
    private final Map<UUID, String> lately = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    ProductOfLicense(EventLog log) {
        this.log = log;
    }

    /** Nothing where there is no such licence, or none that this release can read. */
    Optional<String> of(UUID licenseId) {
        synchronized (lately) {
            String known = lately.get(licenseId);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<String> found = read(licenseId);
        found.ifPresent(product -> remember(licenseId, product));
        return found;
    }

    private Optional<String> read(UUID licenseId) {
        return log.stream(Streams.license(licenseId), 1, 1).stream().findFirst().flatMap(first -> {
            try {
                return of(log.decode(first));
            } catch (UnreadableEvent e) {
                return Optional.empty();
            }
        });
    }

    /** Returns the product that the event itself names. */
    private static Optional<String> of(Event event) {
        if (event instanceof LicenseIssued issued) {
            return Optional.ofNullable(issued.contents()).map(LicenseContents::product);
        }
        return event instanceof LicenseImported imported
                ? Optional.ofNullable(imported.contents()).map(LicenseContents::product)
                : Optional.empty();
    }

    private void remember(UUID licenseId, String product) {
        synchronized (lately) {
            lately.put(licenseId, product);
        }
    }
}
