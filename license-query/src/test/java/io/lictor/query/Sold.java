package io.lictor.query;

import io.lictor.event.Event;
import io.lictor.event.LicenseContents;
import io.lictor.event.LicenseIssued;
import io.lictor.event.LicenseKeyAssigned;
import io.lictor.key.KeyRing;
import io.lictor.key.KeySecrets;
import io.lictor.term.Span;
import io.lictor.term.Term;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Channel;
import io.lictor.value.Kind;
import io.lictor.value.ModuleGrant;
import io.lictor.value.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A licence as a test sells it: a subscription to {@code render} for a year, unless it says otherwise. */
public record Sold(
        UUID licenseId, String customer, Kind kind, String version, Instant at, List<ModuleGrant> modules, int seats) {

    public static final KeyRing KEYS = new KeyRing(new KeySecrets("1", Map.of("1", new byte[32]), new byte[32]));
    public static final String PRODUCT = "render";
    public static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    public static Sold subscription(UUID licenseId, String customer) {
        return new Sold(licenseId, customer, Kind.SUBSCRIPTION, "", NEW_YEAR, List.of(), 2);
    }

    public Sold of(Kind kind) {
        return new Sold(licenseId, customer, kind, version, at, modules, seats);
    }

    public Sold forVersion(String version) {
        return new Sold(licenseId, customer, kind, version, at, modules, seats);
    }

    public Sold with(ModuleGrant... modules) {
        return new Sold(licenseId, customer, kind, version, at, List.of(modules), seats);
    }

    /** The key that opens it. */
    public String key() {
        return KEYS.derive(licenseId, 1).formatted();
    }

    /** Returns the events of the sale. */
    public List<Event> events() {
        return eventsOf(PRODUCT);
    }

    /** Returns the events of a sale of another product. */
    public List<Event> eventsOf(String product) {
        var key = KEYS.reference(licenseId, 1);
        return List.of(
                new LicenseIssued(licenseId, contents(product), key, null, at),
                new LicenseKeyAssigned(key.hash(), licenseId, 1, at));
    }

    private LicenseContents contents(String product) {
        Instant aYearOn = Span.ofYears(1).after(at);
        return new LicenseContents(
                product,
                version.isEmpty() ? null : version,
                customer,
                kind,
                Channel.DIRECT,
                null,
                at,
                kind == Kind.TRIAL ? Span.ofDays(30).after(at) : null,
                kind == Kind.SUBSCRIPTION ? Term.startingAt(at, Span.ofYears(1)) : null,
                kind == Kind.SUBSCRIPTION,
                kind == Kind.PERPETUAL ? aYearOn : null,
                ActivationLimit.of(seats),
                modules,
                List.of(),
                Policy.DEFAULT,
                Map.of());
    }
}
