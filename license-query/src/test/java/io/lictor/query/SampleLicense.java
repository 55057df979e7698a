package io.lictor.query;

import io.lictor.LicenseFixture;
import io.lictor.event.Event;
import io.lictor.event.LicenseIssued;
import io.lictor.event.LicenseKeyAssigned;
import io.lictor.key.KeyRing;
import io.lictor.key.KeySecrets;
import io.lictor.term.Span;
import io.lictor.value.Kind;
import io.lictor.value.ModuleGrant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A licence that a test sells: a subscription to {@code render} for a year, unless the test says otherwise. */
public record SampleLicense(
        UUID licenseId, String customer, Kind kind, String version, Instant at, List<ModuleGrant> modules, int seats) {

    public static final KeyRing KEYS = new KeyRing(new KeySecrets("1", Map.of("1", new byte[32]), new byte[32]));
    public static final String PRODUCT = "render";
    public static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    public static SampleLicense subscription(UUID licenseId, String customer) {
        return new SampleLicense(licenseId, customer, Kind.SUBSCRIPTION, "", NEW_YEAR, List.of(), 2);
    }

    public SampleLicense of(Kind kind) {
        return new SampleLicense(licenseId, customer, kind, version, at, modules, seats);
    }

    public SampleLicense forVersion(String version) {
        return new SampleLicense(licenseId, customer, kind, version, at, modules, seats);
    }

    public SampleLicense with(ModuleGrant... modules) {
        return new SampleLicense(licenseId, customer, kind, version, at, List.of(modules), seats);
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
        LicenseIssued issued = issued(product);
        return List.of(issued, new LicenseKeyAssigned(issued.key().hash(), licenseId, 1, at));
    }

    private LicenseIssued issued(String product) {
        LicenseFixture license = switch (kind) {
            case TRIAL -> LicenseFixture.trial().until(Span.ofDays(30).after(at).toString());
            case SUBSCRIPTION -> LicenseFixture.subscription().term(at.toString(), "P1Y");
            case PERPETUAL ->
                LicenseFixture.perpetual()
                        .upgradesUntil(Span.ofYears(1).after(at).toString());
        };
        modules.forEach(license::module);
        return license.as(licenseId)
                .of(product)
                .tiedTo(version.isEmpty() ? null : version)
                .to(customer)
                .soldAt(at.toString())
                .from(at.toString())
                .seats(seats)
                .keysFrom(KEYS)
                .issued();
    }
}
