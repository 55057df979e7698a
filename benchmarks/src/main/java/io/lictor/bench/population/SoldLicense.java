package io.lictor.bench.population;

import io.lictor.event.Event;
import io.lictor.event.LicenseContents;
import io.lictor.event.LicenseIssued;
import io.lictor.event.LicenseKeyAssigned;
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

/**
 * A licence as it is sold here: a subscription for a year. Every fourth comes from one of fifty partners, every third has a
 * second module, and they are of five regions.
 */
public record SoldLicense(UUID licenseId, String product, String customer, Instant at, int number, int seats) {

    private static final List<ModuleGrant> ONE = List.of(new ModuleGrant("seg", null));
    private static final List<ModuleGrant> TWO = List.of(new ModuleGrant("seg", null), new ModuleGrant("plan", null));

    public Term term() {
        return Term.startingAt(at, Span.ofYears(1));
    }

    public String key() {
        return ZeroSecrets.KEYS.derive(licenseId, 1).formatted();
    }

    private boolean isOfPartner() {
        return number % 4 == 0;
    }

    /** Returns the events of the sale. */
    public List<Event> events() {
        var key = ZeroSecrets.KEYS.reference(licenseId, 1);
        LicenseContents contents = new LicenseContents(
                product,
                null,
                customer,
                Kind.SUBSCRIPTION,
                isOfPartner() ? Channel.PARTNER : Channel.DIRECT,
                isOfPartner() ? "partner-" + number / 4 % 50 : null,
                at,
                null,
                term(),
                true,
                null,
                ActivationLimit.of(seats),
                number % 3 == 0 ? TWO : ONE,
                List.of(),
                Policy.DEFAULT,
                Map.of("region", "region-" + number % 5));
        return List.of(
                new LicenseIssued(licenseId, contents, key, null, at),
                new LicenseKeyAssigned(key.hash(), licenseId, 1, at));
    }
}
