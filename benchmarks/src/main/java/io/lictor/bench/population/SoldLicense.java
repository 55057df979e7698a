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

/** A licence as it is sold here: a subscription for a year with one module. */
public record SoldLicense(UUID licenseId, String product, String customer, Instant at, int seats) {

    public Term term() {
        return Term.startingAt(at, Span.ofYears(1));
    }

    public String key() {
        return ZeroSecrets.KEYS.derive(licenseId, 1).formatted();
    }

    /** Returns the events of the sale. */
    public List<Event> events() {
        var key = ZeroSecrets.KEYS.reference(licenseId, 1);
        LicenseContents contents = new LicenseContents(
                product,
                null,
                customer,
                Kind.SUBSCRIPTION,
                Channel.DIRECT,
                null,
                at,
                null,
                term(),
                true,
                null,
                ActivationLimit.of(seats),
                List.of(new ModuleGrant("seg", null)),
                List.of(),
                Policy.DEFAULT,
                Map.of());
        return List.of(
                new LicenseIssued(licenseId, contents, key, null, at),
                new LicenseKeyAssigned(key.hash(), licenseId, 1, at));
    }
}
