package io.lictor;

import static io.lictor.Samples.at;

import io.lictor.event.LicenseContents;
import io.lictor.event.LicenseImported;
import io.lictor.event.LicenseIssued;
import io.lictor.key.KeyRing;
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

/**
 * Builder of a test licence, for the tests of all modules: a test says only what matters to it, and the rest is as most
 * licences are. It is sold on 1 January 2026 to {@code c-1}, for two machines, under the id {@link Samples#LICENSE}.
 */
public final class LicenseFixture {

    private final Kind kind;
    private String product = "seg";
    private String version;
    private String customer = "c-1";
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
    private KeyRing keys;

    private LicenseFixture(Kind kind) {
        this.kind = kind;
    }

    public static LicenseFixture perpetual() {
        return new LicenseFixture(Kind.PERPETUAL);
    }

    /** For all of January 2026, unless said otherwise. */
    public static LicenseFixture trial() {
        return new LicenseFixture(Kind.TRIAL).until("2026-02-01");
    }

    /** For all of 2026 with grace until 15 January, unless said otherwise. */
    public static LicenseFixture subscription() {
        return new LicenseFixture(Kind.SUBSCRIPTION).term("2026-01-01", "P1Y").autoRenew(true);
    }

    public LicenseFixture of(String product) {
        this.product = product;
        return this;
    }

    public LicenseFixture tiedTo(String version) {
        this.version = version;
        return this;
    }

    public LicenseFixture to(String customer) {
        this.customer = customer;
        return this;
    }

    public LicenseFixture through(String partner) {
        this.channel = Channel.PARTNER;
        this.partnerId = partner;
        return this;
    }

    public LicenseFixture from(String validFrom) {
        this.validFrom = at(validFrom);
        return this;
    }

    public LicenseFixture until(String validUntil) {
        this.validUntil = at(validUntil);
        return this;
    }

    public LicenseFixture term(String startsAt, String period) {
        return term(Term.startingAt(at(startsAt), Span.parse(period)));
    }

    public LicenseFixture term(Term term) {
        this.term = term;
        return this;
    }

    public LicenseFixture autoRenew(boolean autoRenew) {
        this.autoRenew = autoRenew;
        return this;
    }

    public LicenseFixture upgradesUntil(String upgradesUntil) {
        this.upgradesUntil = at(upgradesUntil);
        return this;
    }

    public LicenseFixture coveringEveryRelease() {
        this.upgradesUntil = null;
        return this;
    }

    public LicenseFixture seats(int activationLimit) {
        this.activationLimit = ActivationLimit.of(activationLimit);
        return this;
    }

    /** For any number of machines. */
    public LicenseFixture unlimited() {
        this.activationLimit = ActivationLimit.UNLIMITED;
        return this;
    }

    public LicenseFixture metadata(Map<String, String> metadata) {
        this.metadata = metadata;
        return this;
    }

    public LicenseFixture module(String code) {
        modules.add(new ModuleGrant(code, null));
        return this;
    }

    public LicenseFixture module(ModuleGrant module) {
        modules.add(module);
        return this;
    }

    public LicenseFixture module(String code, String until) {
        modules.add(new ModuleGrant(code, at(until)));
        return this;
    }

    /** With a machine that was activated on 2 January 2026. */
    public LicenseFixture machine(String fingerprint) {
        return machine(fingerprint, "2026-01-02");
    }

    public LicenseFixture machine(String fingerprint, String activatedAt) {
        machines.add(new Activation(fingerprint, null, at(activatedAt), null));
        return this;
    }

    public LicenseFixture grace(String period) {
        policy = new Policy(
                Span.parse(period), policy.renewalWindow(), policy.upgradePeriod(), policy.deactivationAllowance());
        return this;
    }

    public LicenseFixture policy(String grace, String window) {
        policy = new Policy(
                Span.parse(grace), Span.parse(window), policy.upgradePeriod(), policy.deactivationAllowance());
        return this;
    }

    public LicenseFixture deactivations(int count, String period) {
        var allowance = new Policy.Allowance(count, Span.parse(period));
        policy = new Policy(policy.gracePeriod(), policy.renewalWindow(), policy.upgradePeriod(), allowance);
        return this;
    }

    public LicenseFixture as(UUID licenseId) {
        this.licenseId = licenseId;
        return this;
    }

    public LicenseFixture replacing(UUID predecessorId) {
        this.predecessorId = predecessorId;
        return this;
    }

    /** Its first key comes from {@code keys} instead of being {@link Samples#KEY}. */
    public LicenseFixture keysFrom(KeyRing keys) {
        this.keys = keys;
        return this;
    }

    public LicenseFixture soldAt(String issuedAt) {
        this.issuedAt = at(issuedAt);
        return this;
    }

    public LicenseContents contents() {
        return new LicenseContents(
                product,
                version,
                customer,
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
        return new LicenseIssued(licenseId, contents(), key(), predecessorId, issuedAt);
    }

    private KeyRef key() {
        return keys == null ? Samples.KEY : keys.reference(licenseId, 1);
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
