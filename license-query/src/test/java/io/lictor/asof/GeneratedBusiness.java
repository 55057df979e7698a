package io.lictor.asof;

import io.lictor.event.ActivationLimitChanged;
import io.lictor.event.AutoRenewCanceled;
import io.lictor.event.AutoRenewResumed;
import io.lictor.event.DeactivatedBy;
import io.lictor.event.Event;
import io.lictor.event.GracePeriodStarted;
import io.lictor.event.KeyReissued;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseContents;
import io.lictor.event.LicenseDisabled;
import io.lictor.event.LicenseEnabled;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseImported;
import io.lictor.event.LicenseIssued;
import io.lictor.event.LicenseKeyAssigned;
import io.lictor.event.LicenseKeyReleased;
import io.lictor.event.LicenseKeyReplaced;
import io.lictor.event.LicenseRenewed;
import io.lictor.event.LicenseTransferred;
import io.lictor.event.LicenseUpgraded;
import io.lictor.event.LicenseWithdrawn;
import io.lictor.event.MachineDeactivated;
import io.lictor.event.MachineDescribed;
import io.lictor.event.MetadataChanged;
import io.lictor.event.ModulesAdded;
import io.lictor.event.ModulesRemoved;
import io.lictor.event.ProductChanged;
import io.lictor.event.ProductDefined;
import io.lictor.event.ProductVersionDisabled;
import io.lictor.event.ProductVersionEnabled;
import io.lictor.event.ProductVersionReleased;
import io.lictor.event.SuccessionChanged;
import io.lictor.event.TermExtended;
import io.lictor.event.TrialConverted;
import io.lictor.event.UpgradePeriodExtended;
import io.lictor.event.UpgradeReverted;
import io.lictor.license.License;
import io.lictor.license.LicenseFold;
import io.lictor.license.Use;
import io.lictor.query.EventsOnDisk;
import io.lictor.query.SampleLicense;
import io.lictor.term.Span;
import io.lictor.term.Term;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Channel;
import io.lictor.value.DisableCause;
import io.lictor.value.KeyRef;
import io.lictor.value.Kind;
import io.lictor.value.ModuleGrant;
import io.lictor.value.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A vendor's business as it may go: sales, machines, terms, transfers, and what else can happen. The same for a seed. */
final class GeneratedBusiness {

    static final List<String> PRODUCTS = List.of("cad", "render", "viewer");
    static final List<String> MODULES = List.of("seg", "vol", "ai");
    static final List<String> MEMBERS = List.of("order", "erp.account");
    private static final List<String> VERSIONS = List.of("1", "2", "3");
    private static final int AT_ONCE = 400;

    private final EventsOnDisk events;
    private final Random random;
    private final int customers;
    private long sold;
    private final List<License.Issued> licenses = new ArrayList<>();
    private final List<Event> news = new ArrayList<>();
    private long last;

    GeneratedBusiness(EventsOnDisk events, Random random, int customers) {
        this.events = events;
        this.random = random;
        this.customers = customers;
    }

    /** The position of its last event. */
    long last() {
        return last;
    }

    List<License.Issued> licenses() {
        return licenses;
    }

    String customer() {
        int number = random.nextInt(customers);
        return number % 7 == 0 ? "Klinik-Ä-" + number : "customer-" + number;
    }

    void open(Instant at) {
        for (String product : PRODUCTS) {
            news.add(new ProductDefined(product, product, policy(), ActivationLimit.of(2), at));
            VERSIONS.forEach(version -> news.add(new ProductVersionReleased(product, version, at, at)));
        }
        append();
    }

    /** So many sales, and so many other things, all at this instant. */
    void live(Instant at, int sales, int changes) {
        for (int i = 0; i < sales; i++) {
            sell(at);
        }
        for (int i = 0; i < changes && !licenses.isEmpty(); i++) {
            change(random.nextInt(licenses.size()), at);
        }
        if (random.nextInt(3) == 0) {
            changeProduct(at);
        }
        if (random.nextInt(3) == 0) {
            withdraw(at);
        }
        append();
    }

    /** Withdraws a licence that nobody used. */
    private void withdraw(Instant at) {
        licenses.stream()
                .filter(license -> license.trackRecord().use() == Use.NONE)
                .findAny()
                .ifPresent(unused -> {
                    licenses.remove(unused);
                    news.add(new LicenseKeyReleased(unused.key().hash(), unused.licenseId(), at));
                    news.add(new LicenseWithdrawn(unused.licenseId(), "a mistake", at));
                });
    }

    private void append() {
        for (int from = 0; from < news.size(); from += AT_ONCE) {
            List<Event> some = news.subList(from, Math.min(news.size(), from + AT_ONCE));
            last = events.append(some).getLast().position();
        }
        news.clear();
    }

    private void changeProduct(Instant at) {
        String product = one(PRODUCTS);
        news.add(
                switch (random.nextInt(3)) {
                    case 0 -> new ProductVersionDisabled(product, one(VERSIONS), at);
                    case 1 -> new ProductVersionEnabled(product, one(VERSIONS), at);
                    default -> new ProductChanged(product, product + "!", policy(), ActivationLimit.of(3), at);
                });
    }

    private void sell(Instant at) {
        UUID id = new UUID(0x0198_0000_0000_7000L + random.nextInt(1000), sold++);
        var key = SampleLicense.KEYS.reference(id, 1);
        Kind kind = one(List.of(Kind.values()));
        Instant from = at.plus(days(-200, 30));
        LicenseContents contents = contents(kind, from);
        LicenseEvent begin = random.nextInt(4) == 0
                ? new LicenseImported(id, contents, new KeyRef(key.hash(), key.hint(), 1, null), from, at)
                : new LicenseIssued(id, contents, key, null, at);
        licenses.add((License.Issued) LicenseFold.evolve(License.NOT_ISSUED, begin));
        news.add(begin);
        news.add(new LicenseKeyAssigned(key.hash(), id, 1, at));
    }

    private LicenseContents contents(Kind kind, Instant from) {
        boolean partner = random.nextInt(4) == 0;
        return new LicenseContents(
                one(PRODUCTS),
                random.nextInt(3) == 0 ? one(VERSIONS) : null,
                customer(),
                kind,
                partner ? Channel.PARTNER : Channel.DIRECT,
                partner ? "partner-" + random.nextInt(3) : null,
                from,
                kind == Kind.TRIAL ? Span.ofDays(10 + random.nextInt(60)).after(from) : null,
                kind == Kind.SUBSCRIPTION ? Term.startingAt(from, Span.ofDays(30 + random.nextInt(300))) : null,
                kind == Kind.SUBSCRIPTION && !partner,
                kind == Kind.SUBSCRIPTION ? null : Span.ofYears(1).after(from),
                limit(),
                random.nextBoolean() ? List.of(grant(from)) : List.of(),
                List.of(),
                policy(),
                metadata());
    }

    private ActivationLimit limit() {
        return random.nextInt(5) == 0 ? ActivationLimit.UNLIMITED : ActivationLimit.of(1 + random.nextInt(5));
    }

    private Map<String, String> metadata() {
        return random.nextBoolean() ? Map.of() : Map.of(one(MEMBERS), one(List.of("A-1", "A=2", "ü")));
    }

    private ModuleGrant grant(Instant from) {
        return new ModuleGrant(one(MODULES), random.nextBoolean() ? null : from.plus(days(10, 300)));
    }

    private void change(int number, Instant at) {
        License.Issued license = licenses.get(number);
        UUID id = license.licenseId();
        Term term = license.term();
        @Nullable
        LicenseEvent event = switch (random.nextInt(20)) {
            case 0 -> new MachineDescribed(id, "machine-" + random.nextInt(6), null, "2", at);
            case 1, 2, 3 ->
                new LicenseActivated(id, "machine-" + random.nextInt(6), "Room " + random.nextInt(9), "1", at);
            case 4 -> new MachineDeactivated(id, "machine-" + random.nextInt(6), DeactivatedBy.CUSTOMER, at);
            case 5, 6 ->
                term == null
                        ? null
                        : new LicenseRenewed(
                                id,
                                term.next(Span.ofDays(90), license.validity().count()),
                                null,
                                at);
            case 7 -> new TermExtended(id, at.plus(days(1, 60)), "a gesture", at);
            case 8 -> term == null ? null : new AutoRenewCanceled(id, at);
            case 9 -> term == null ? null : new AutoRenewResumed(id, at);
            case 10 ->
                license.successorId() == null
                        ? new LicenseUpgraded(id, new UUID(9, number), ends(at), at)
                        : random.nextBoolean()
                                ? new UpgradeReverted(id, license.successorId(), at)
                                : new SuccessionChanged(id, ends(at), at);
            case 11 -> new ModulesAdded(id, List.of(grant(at)), at);
            case 12 -> new ModulesRemoved(id, List.of(one(MODULES)), at);
            case 13 -> new UpgradePeriodExtended(id, at.plus(days(1, 400)), at);
            case 14 -> new ActivationLimitChanged(id, limit(), at);
            case 19 -> new MetadataChanged(id, metadata(), List.of(), at);
            case 15 ->
                license.disabled() == null
                        ? new LicenseDisabled(id, one(List.of(DisableCause.values())), "unpaid", at)
                        : new LicenseEnabled(id, at);
            case 16 -> new LicenseTransferred(id, customer(), random.nextBoolean(), at);
            case 17 ->
                license.kind() == Kind.TRIAL
                        ? new TrialConverted(
                                id, Kind.SUBSCRIPTION, Term.startingAt(at, Span.ofDays(60)), true, null, at)
                        : new GracePeriodStarted(id, at, at);
            default -> reissue(license, at);
        };
        if (event != null) {
            licenses.set(number, (License.Issued) LicenseFold.evolve(license, event));
            news.add(event);
        }
    }

    private LicenseEvent reissue(License.Issued license, Instant at) {
        UUID id = license.licenseId();
        var key = SampleLicense.KEYS.reference(id, license.key().generation() + 1);
        news.add(new LicenseKeyReplaced(license.key().hash(), id, at));
        news.add(new LicenseKeyAssigned(key.hash(), id, key.generation(), at));
        return new KeyReissued(id, key, at);
    }

    private Policy policy() {
        return new Policy(Span.ofDays(random.nextInt(20)), Span.ofDays(14), Span.ofYears(1), null);
    }

    private Duration days(int from, int to) {
        return Duration.ofDays(from + random.nextInt(to - from));
    }

    private @Nullable Instant ends(Instant at) {
        return random.nextBoolean() ? at.plus(days(1, 90)) : null;
    }

    private <T> T one(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }
}
