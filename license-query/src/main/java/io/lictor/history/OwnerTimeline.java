package io.lictor.history;

import io.lictor.event.EventCatalogue;
import io.lictor.event.LicenseImported;
import io.lictor.event.LicenseIssued;
import io.lictor.event.LicenseTransferred;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The owners of one licence one after the other, as far as its events up to the sequence {@code through} tell. */
record OwnerTimeline(long through, List<Owner> all) {

    static final OwnerTimeline NONE = new OwnerTimeline(0, List.of());

    private static final Set<String> CHANGES = Stream.of(
                    LicenseIssued.class, LicenseImported.class, LicenseTransferred.class)
            .map(type -> Objects.requireNonNull(EventCatalogue.byType(type)).name())
            .collect(Collectors.toUnmodifiableSet());

    /** Owner of the licence from the event at this position on. */
    record Owner(long position, String customer) {}

    /** Returns whether an event of this stored name can change the owner. */
    static boolean mayChangeBy(String type) {
        return CHANGES.contains(type);
    }

    /** Returns the timeline with one more event. */
    OwnerTimeline and(long sequence, Optional<String> owner, long position) {
        if (owner.isEmpty()) {
            return new OwnerTimeline(sequence, all);
        }
        List<Owner> more = new ArrayList<>(all);
        more.add(new Owner(position, owner.get()));
        return new OwnerTimeline(sequence, List.copyOf(more));
    }

    /** The one before the event at this position, and the one behind it; its key is assigned just before it has any. */
    Set<String> around(long position) {
        Set<String> customers = new LinkedHashSet<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            Owner owner = all.get(i);
            if (owner.position() <= position) {
                customers.add(owner.customer());
            }
            if (owner.position() < position) {
                break;
            }
        }
        if (customers.isEmpty() && !all.isEmpty()) {
            customers.add(all.getFirst().customer());
        }
        return customers;
    }

    int weight() {
        return 1 + all.size();
    }
}
