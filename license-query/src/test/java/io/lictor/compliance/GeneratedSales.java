package io.lictor.compliance;

import io.lictor.event.ActivationLimitChanged;
import io.lictor.event.AutoRenewCanceled;
import io.lictor.event.AutoRenewResumed;
import io.lictor.event.DeactivatedBy;
import io.lictor.event.Event;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseContents;
import io.lictor.event.LicenseDisabled;
import io.lictor.event.LicenseEnabled;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseIssued;
import io.lictor.event.LicenseRenewed;
import io.lictor.event.LicenseTransferred;
import io.lictor.event.LicenseUpgraded;
import io.lictor.event.MachineDeactivated;
import io.lictor.event.MachineDescribed;
import io.lictor.event.ProductDefined;
import io.lictor.event.ProductVersionDisabled;
import io.lictor.event.ProductVersionEnabled;
import io.lictor.event.ProductVersionReleased;
import io.lictor.event.SuccessionChanged;
import io.lictor.event.TermExtended;
import io.lictor.event.TrialConverted;
import io.lictor.event.UpgradeReverted;
import io.lictor.license.License;
import io.lictor.license.LicenseFold;
import io.lictor.query.EventsOnDisk;
import io.lictor.query.SampleLicense;
import io.lictor.term.Span;
import io.lictor.term.Term;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Channel;
import io.lictor.value.DisableCause;
import io.lictor.value.Kind;
import io.lictor.value.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sales of a vendor in half a year, in the order in which they happen; reproducible by the seed. */
final class GeneratedSales {

    static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    static final int DAYS = 180;
    static final String LABEL = "Room of Dr. Miller";
    static final List<String> PRODUCTS = List.of("render", "scan");
    static final List<String> CUSTOMERS =
            List.of("acme", "=SUM(A1)", "Müller, \"& Söhne\"", "clinic-1", "clinic-10", "\uD83C\uDFE5", "z");

    private static final List<String> VERSIONS = List.of("1", "2");

    private final EventsOnDisk events;
    private final Random random;
    private final Map<UUID, License> licenses = new LinkedHashMap<>();
    private final Map<String, Boolean> disabled = new HashMap<>();
    private Instant now = FIRST;
    private int sold;

    GeneratedSales(EventsOnDisk events, long seed) {
        this.events = events;
        this.random = new Random(seed);
        for (String product : PRODUCTS) {
            add(new ProductDefined(product, product, Policy.DEFAULT, ActivationLimit.of(2), now));
            VERSIONS.forEach(version -> add(new ProductVersionReleased(product, version, FIRST, now)));
        }
    }

    /** Goes on until that instant, a few events a day; also at midnight to the millisecond. */
    void until(Instant end) {
        while (now.isBefore(end)) {
            Instant next = now.plus(Duration.ofMinutes(random.nextInt(1, 24 * 60)));
            now = random.nextInt(6) == 0 ? next.truncatedTo(java.time.temporal.ChronoUnit.DAYS) : next;
            if (random.nextInt(12) == 0) {
                now = now.truncatedTo(java.time.temporal.ChronoUnit.DAYS).minusMillis(1);
            }
            if (now.isBefore(end)) {
                something();
            }
        }
    }

    private void something() {
        if (licenses.size() < 5 || random.nextInt(5) == 0) {
            issue(null);
            return;
        }
        if (random.nextInt(15) == 0) {
            String product = any(PRODUCTS);
            String version = any(VERSIONS);
            boolean was = disabled.merge(product + version, true, (before, _) -> !before);
            add(
                    was
                            ? new ProductVersionDisabled(product, version, now)
                            : new ProductVersionEnabled(product, version, now));
            return;
        }
        License.Issued license = (License.Issued) any(new ArrayList<>(licenses.values()));
        happen(license, license.licenseId());
    }

    private void happen(License.Issued license, UUID id) {
        switch (random.nextInt(12)) {
            case 0 -> add(new MachineDescribed(id, "machine-" + random.nextInt(9), LABEL + " too", "2", now));
            case 1, 2, 3 -> add(new LicenseActivated(id, "machine-" + random.nextInt(9), LABEL, null, now));
            case 4 ->
                license.activations().keySet().stream()
                        .findFirst()
                        .ifPresent(machine -> add(new MachineDeactivated(id, machine, DeactivatedBy.VENDOR, now)));
            case 5 -> add(new ActivationLimitChanged(id, limit(5), now));
            case 6 -> add(new LicenseTransferred(id, any(CUSTOMERS), random.nextBoolean(), now));
            case 7 ->
                add(
                        license.disabled() == null
                                ? new LicenseDisabled(id, DisableCause.SUSPENDED, "unpaid", now)
                                : new LicenseEnabled(id, now));
            case 8 -> add(license.autoRenew() ? new AutoRenewCanceled(id, now) : new AutoRenewResumed(id, now));
            case 9 -> {
                if (license.term() != null) {
                    add(new LicenseRenewed(
                            id,
                            license.term()
                                    .next(Span.ofDays(20), license.validity().count()),
                            null,
                            now));
                } else if (license.kind() == Kind.TRIAL) {
                    add(new TrialConverted(id, Kind.PERPETUAL, null, false, null, now));
                }
            }
            case 10 -> {
                if (license.endsAt() != null) {
                    add(new TermExtended(id, license.endsAt().plus(Duration.ofDays(5)), "goodwill", now));
                }
            }
            default -> {
                if (license.successorId() == null) {
                    issue(license);
                } else if (random.nextBoolean()) {
                    add(new SuccessionChanged(id, ends(), now));
                } else {
                    add(new UpgradeReverted(id, license.successorId(), now));
                }
            }
        }
    }

    private ActivationLimit limit(int bound) {
        return random.nextInt(6) == 0 ? ActivationLimit.UNLIMITED : ActivationLimit.of(random.nextInt(1, bound));
    }

    private void issue(License.Issued predecessor) {
        UUID id = new UUID(7, ++sold);
        Kind kind = any(List.of(Kind.values()));
        Instant from = now.plus(Duration.ofDays(random.nextInt(-20, 10)));
        LicenseContents contents = new LicenseContents(
                predecessor == null ? any(PRODUCTS) : predecessor.product(),
                random.nextBoolean() ? null : any(VERSIONS),
                predecessor == null ? any(CUSTOMERS) : predecessor.customer(),
                kind,
                Channel.DIRECT,
                null,
                from,
                kind == Kind.TRIAL ? from.plus(Duration.ofDays(15)) : null,
                kind == Kind.SUBSCRIPTION ? Term.startingAt(from, Span.ofDays(random.nextInt(10, 60))) : null,
                kind == Kind.SUBSCRIPTION,
                null,
                limit(6),
                List.of(),
                predecessor == null
                        ? List.of()
                        : List.copyOf(predecessor.activations().values()),
                Policy.DEFAULT,
                Map.of());
        if (predecessor != null) {
            add(new LicenseUpgraded(predecessor.licenseId(), id, ends(), now));
        }
        add(new LicenseIssued(
                id,
                contents,
                SampleLicense.KEYS.reference(id, 1),
                predecessor == null ? null : predecessor.licenseId(),
                now));
    }

    private void add(Event event) {
        events.append(event);
        if (event instanceof LicenseEvent ofLicense) {
            licenses.compute(
                    ofLicense.licenseId(),
                    (_, before) -> LicenseFold.evolve(before == null ? License.NOT_ISSUED : before, ofLicense));
        }
    }

    private @Nullable Instant ends() {
        return random.nextBoolean() ? now.plus(Duration.ofHours(random.nextInt(1, 900))) : null;
    }

    private <T> T any(List<T> among) {
        return among.get(random.nextInt(among.size()));
    }
}
