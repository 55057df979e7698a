package io.lictor.spec;

import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.span;

import io.lictor.event.LicenseContents;
import io.lictor.event.LicenseIssued;
import io.lictor.term.Span;
import io.lictor.term.Term;
import io.lictor.value.Activation;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Channel;
import io.lictor.value.Kind;
import io.lictor.value.ModuleGrant;
import io.lictor.value.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Terms on which a licence was sold. A test says only what matters to it; the rest is as most licences are. */
public final class Sale {

    private final Kind kind;
    private UUID licenseId = Samples.LICENSE;
    private String version;
    private Channel channel = Channel.DIRECT;
    private String partnerId;
    private Instant from = at("2026-01-01");
    private Instant validUntil;
    private Term term;
    private boolean autoRenew;
    private Instant upgradesUntil;
    private ActivationLimit limit = ActivationLimit.of(2);
    private Map<String, String> metadata = Map.of();
    private final List<ModuleGrant> modules = new ArrayList<>();
    private final List<Activation> machines = new ArrayList<>();
    private Policy policy = Policy.DEFAULT;
    private UUID predecessorId;

    private Sale(Kind kind) {
        this.kind = kind;
    }

    /** From 2026 on, with new releases for a year. */
    public static Sale perpetual() {
        Sale sale = new Sale(Kind.PERPETUAL);
        sale.upgradesUntil = at("2027-01-01");
        return sale;
    }

    /** For all of January 2026. */
    public static Sale trial() {
        Sale sale = new Sale(Kind.TRIAL);
        sale.validUntil = at("2026-02-01");
        sale.upgradesUntil = at("2027-01-01");
        return sale;
    }

    /** For all of 2026; renewal opens on 18 December, and grace is over on 15 January. */
    public static Sale subscription() {
        Sale sale = new Sale(Kind.SUBSCRIPTION).term("2026-01-01", "P1Y");
        sale.autoRenew = true;
        return sale;
    }

    public Sale as(UUID licenseId) {
        this.licenseId = licenseId;
        return this;
    }

    public Sale replacing(UUID predecessorId) {
        this.predecessorId = predecessorId;
        return this;
    }

    public Sale tiedTo(String version) {
        this.version = version;
        return this;
    }

    public Sale through(String partnerId) {
        this.channel = Channel.PARTNER;
        this.partnerId = partnerId;
        this.autoRenew = false;
        return this;
    }

    public Sale from(String from) {
        this.from = at(from);
        return this;
    }

    public Sale term(String startsAt, String period) {
        this.from = at(startsAt);
        this.term = Term.startingAt(at(startsAt), span(period));
        return this;
    }

    public Sale coveringEveryRelease() {
        this.upgradesUntil = null;
        return this;
    }

    public Sale seats(int seats) {
        this.limit = ActivationLimit.of(seats);
        return this;
    }

    public Sale unlimited() {
        this.limit = ActivationLimit.UNLIMITED;
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

    public Sale machine(String fingerprint) {
        machines.add(Samples.machine(fingerprint, "2026-01-02"));
        return this;
    }

    public Sale policy(String grace, String window) {
        policy = new Policy(span(grace), span(window), policy.upgradePeriod(), policy.deactivationAllowance());
        return this;
    }

    public Sale deactivations(int count, String period) {
        var allowance = new Policy.Allowance(count, Span.parse(period));
        policy = new Policy(policy.gracePeriod(), policy.renewalWindow(), policy.upgradePeriod(), allowance);
        return this;
    }

    public LicenseContents contents() {
        return new LicenseContents(
                Samples.PRODUCT,
                version,
                "c-1",
                kind,
                channel,
                partnerId,
                from,
                validUntil,
                term,
                autoRenew,
                upgradesUntil,
                limit,
                modules,
                machines,
                policy,
                metadata);
    }

    public LicenseIssued issued() {
        return new LicenseIssued(
                licenseId, contents(), Samples.KEYS.reference(licenseId, 1), predecessorId, at("2025-12-01"));
    }
}
