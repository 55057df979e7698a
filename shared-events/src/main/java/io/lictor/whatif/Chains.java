package io.lictor.whatif;

import io.lictor.license.License;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When licences that took another's place would be over under another policy: that is when the others come back. */
final class Chains {

    static final Chains UNCHANGED = new Chains();

    private final Map<UUID, Link> links = new HashMap<>();

    private Chains() {}

    private record Link(@Nullable Instant overAt, @Nullable UUID successorId) {}

    /** Only another grace period moves the end of a licence, so the licences are read for nothing else. */
    static Chains of(Iterable<Judged> licenses, Change change) {
        if (change.gracePeriod() == null) {
            return UNCHANGED;
        }
        Chains chains = new Chains();
        for (Judged judged : licenses) {
            License.Issued license = judged.license();
            if (license.predecessorId() != null) {
                chains.links.put(
                        license.licenseId(), new Link(change.appliedTo(license).overAt(), license.successorId()));
            }
        }
        return chains;
    }

    /** The licence, with the right that returns when its successors would be over. */
    License.Issued appliedTo(License.Issued license) {
        Link successor = successorOf(license.successorId());
        return successor == null ? license : license.withRightReturningAt(overAt(successor));
    }

    private @Nullable Instant overAt(Link link) {
        Link successor = successorOf(link.successorId());
        return successor == null ? link.overAt() : License.Issued.latest(link.overAt(), overAt(successor));
    }

    private @Nullable Link successorOf(@Nullable UUID successorId) {
        return successorId == null ? null : links.get(successorId);
    }
}
