package io.lictor;

import static io.lictor.Samples.at;

import io.lictor.event.LicenseContents;
import io.lictor.event.LicenseImported;
import io.lictor.event.LicenseIssued;
import io.lictor.license.License;
import io.lictor.term.Span;
import io.lictor.term.Term;
import io.lictor.value.Activation;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Channel;
import io.lictor.value.KeyRef;
import io.lictor.value.Kind;
import io.lictor.value.ModuleGrant;
import io.lictor.value.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Terms on which a sample licence is sold. A test says only what matters to it; the rest is as most licences are. */
public final class Sale {

    private final Kind kind;
    private String product = "seg";
    private String version;
    private Channel channel = Channel.DIRECT;
    private String partnerId;
    private Instant issuedAt = at("2026-01-01");
    private Instant validFrom = at("2026-01-01");
    private Instant validUntil;
    private Term term;
    private boolean autoRenew;
    private Instant upgradesUntil;
    private ActivationLimit activationLimit = ActivationLimit.of(2);
    private Map<String, String> metadata = Map.of();
    private final List<ModuleGrant> modules = new ArrayList<>();
    private final List<Activation> machines = new ArrayList<>();
    private Policy policy = Policy.DEFAULT;
    private UUID predecessorId;
    private UUID licenseId = Samples.LICENSE;

    private Sale(Kind kind) {
        this.kind = kind;
    }

    public static Sale perpetual() {
        return new Sale(Kind.PERPETUAL);
    }

    /** For all of January 2026, unless said otherwise. */
    public static Sale trial() {
        return new Sale(Kind.TRIAL).until("2026-02-01");
    }

    /** For all of 2026 with grace until 15 January, unless said otherwise. */
    public static Sale subscription() {
        return new Sale(Kind.SUBSCRIPTION).term("2026-01-01", "P1Y").autoRenew(true);
    }

    public Sale of(String product) {
        this.product = product;
        return this;
    }

    public Sale tiedTo(String version) {
        this.version = version;
        return this;
    }

    public Sale through(String partner) {
        this.channel = Channel.PARTNER;
        this.partnerId = partner;
        return this;
    }

    public Sale from(String validFrom) {
        this.validFrom = at(validFrom);
        return this;
    }

    public Sale until(String validUntil) {
        this.validUntil = at(validUntil);
        return this;
    }

    public Sale term(String startsAt, String period) {
        return term(Term.startingAt(at(startsAt), Span.parse(period)));
    }

    public Sale term(Term term) {
        this.term = term;
        return this;
    }

    public Sale autoRenew(boolean autoRenew) {
        this.autoRenew = autoRenew;
        return this;
    }

    public Sale upgradesUntil(String upgradesUntil) {
        this.upgradesUntil = at(upgradesUntil);
        return this;
    }

    public Sale machinesAtOnce(int activationLimit) {
        this.activationLimit = ActivationLimit.of(activationLimit);
        return this;
    }

    /** For any number of machines. */
    public Sale unlimited() {
        this.activationLimit = ActivationLimit.UNLIMITED;
        return this;
    }

    public Sale metadata(Map<String, String> metadata) {
        this.metadata = metadata;
        return this;
    }

    public Sale module(String code) {
        modules.add(new ModuleGrant(code, null));
        return this;
    }

    public Sale module(String code, String until) {
        modules.add(new ModuleGrant(code, at(until)));
        return this;
    }

    public Sale machine(String fingerprint, String activatedAt) {
        machines.add(new Activation(fingerprint, null, at(activatedAt), null));
        return this;
    }

    public Sale grace(String period) {
        policy = new Policy(
                Span.parse(period), policy.renewalWindow(), policy.upgradePeriod(), policy.deactivationAllowance());
        return this;
    }

    public Sale deactivations(int count, String period) {
        var allowance = new Policy.Allowance(count, Span.parse(period));
        policy = new Policy(policy.gracePeriod(), policy.renewalWindow(), policy.upgradePeriod(), allowance);
        return this;
    }

    public Sale as(UUID licenseId) {
        this.licenseId = licenseId;
        return this;
    }

    public Sale replacing(UUID predecessorId) {
        this.predecessorId = predecessorId;
        return this;
    }

    public Sale soldAt(String issuedAt) {
        this.issuedAt = at(issuedAt);
        return this;
    }

    public LicenseContents contents() {
        return new LicenseContents(
                product,
                version,
                "c-1",
                kind,
                channel,
                partnerId,
                validFrom,
                validUntil,
                term,
                autoRenew,
                upgradesUntil,
                activationLimit,
                modules,
                machines,
                policy,
                metadata);
    }

    public LicenseIssued issued() {
        return new LicenseIssued(licenseId, contents(), Samples.KEY, predecessorId, issuedAt);
    }

    /** Imported at {@code at} with a key of its own; it was sold before. */
    public LicenseImported importedAt(String at) {
        return new LicenseImported(
                Samples.LICENSE, contents(), new KeyRef("imported-hash", "9999", 1, null), issuedAt, at(at));
    }

    public License.Issued license() {
        return Samples.licenseAfter(issued());
    }
}
