package io.lictor.license;

import io.lictor.event.Billing;
import io.lictor.term.Term;
import io.lictor.term.TermCount;
import io.lictor.value.Activation;
import io.lictor.value.ActivationLimit;
import io.lictor.value.KeyRef;
import io.lictor.value.Kind;
import io.lictor.value.ModuleGrant;
import io.lictor.value.Policy;
import io.lictor.value.Policy.Allowance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An issued licence while one event changes it, so that each case of the fold names only what it changes. */
final class LicenseBuilder {

    private final License.Issued from;
    Policy policy;
    private String customer;
    Kind kind;
    Instant validFrom;

    @Nullable
    Instant validUntil;

    @Nullable
    Term term;

    @Nullable
    TermCount count;

    boolean autoRenew;

    @Nullable
    Instant upgradesUntil;

    ActivationLimit activationLimit;
    Map<String, Activation> activations;
    List<ModuleGrant> modules;
    private KeyRef key;
    private boolean keyWithFormerOwner;

    @Nullable
    Disabled disabled;

    @Nullable
    UUID successorId;

    @Nullable
    Instant rightReturnsAt;

    boolean converted;
    AnnouncedInstants passed;
    Map<String, String> metadata;
    private List<Instant> customerDeactivations;
    private Set<Billing> billings;
    private Use use;
    private List<UUID> formerSuccessors;
    private boolean texts;

    LicenseBuilder(License.Issued from) {
        this.from = from;
        this.policy = from.policy();
        this.customer = from.customer();
        this.kind = from.kind();
        this.validFrom = from.validFrom();
        this.validUntil = from.validUntil();
        this.term = from.term();
        this.count = from.validity().count();
        this.autoRenew = from.autoRenew();
        this.upgradesUntil = from.upgradesUntil();
        this.activationLimit = from.activationLimit();
        this.activations = from.activations();
        this.modules = from.modules();
        this.key = from.key();
        this.keyWithFormerOwner = from.keyWithFormerOwner();
        this.disabled = from.disabled();
        this.successorId = from.successorId();
        this.rightReturnsAt = from.rightReturnsAt();
        this.formerSuccessors = from.succession().formerSuccessors();
        this.converted = from.trackRecord().converted();
        this.passed = from.trackRecord().passed();
        this.customerDeactivations = from.trackRecord().customerDeactivations();
        this.billings = from.trackRecord().billings();
        this.use = from.trackRecord().use();
        this.texts = from.trackRecord().texts();
        this.metadata = from.metadata();
    }

    void transferTo(String newOwner) {
        keyWithFormerOwner |= !newOwner.equals(customer);
        customer = newOwner;
        forgetDeactivations();
    }

    void replaceKey(KeyRef newKey) {
        key = newKey;
        keyWithFormerOwner = false;
    }

    Map<String, ModuleGrant> modulesByCode() {
        Map<String, ModuleGrant> byCode = new LinkedHashMap<>();
        modules.forEach(module -> byCode.put(module.code(), module));
        return byCode;
    }

    /** Keeps no more than the allowance looks at, so that a licence does not grow with every machine freed. */
    void countDeactivation(Instant at) {
        Allowance allowance = policy.deactivationAllowance();
        if (allowance == null) {
            return;
        }
        List<Instant> counted = new ArrayList<>(customerDeactivations);
        counted.add(at);
        customerDeactivations = counted.subList(Math.max(0, counted.size() - allowance.count()), counted.size());
    }

    /** The allowance is the customer's: another customer begins with all of it. */
    private void forgetDeactivations() {
        customerDeactivations = List.of();
    }

    /** The payment it was renewed for, where that was named. */
    void paid(@Nullable Billing billing) {
        if (billing != null) {
            Set<Billing> more = new HashSet<>(billings);
            more.add(billing);
            billings = more;
        }
    }

    void used(Use now) {
        use = use.and(now);
    }

    /** Another licence takes its place, until then; null is for ever. */
    void succeedBy(UUID licenseId, @Nullable Instant until) {
        succeedByNone();
        successorId = licenseId;
        rightReturnsAt = until;
    }

    /** The one that took its place is over. */
    void succeedByNone() {
        if (successorId != null) {
            List<UUID> former = new ArrayList<>(formerSuccessors);
            former.add(successorId);
            formerSuccessors = former;
        }
        successorId = null;
        rightReturnsAt = null;
    }

    /** A free text came with an event, where one did: it can be erased from now on. */
    void told(@Nullable String text) {
        texts = texts || text != null;
    }

    /** Nobody is to know any more what machines were called, and why things were done. */
    void eraseTexts() {
        Map<String, Activation> nameless = new LinkedHashMap<>();
        activations.forEach((fingerprint, machine) -> nameless.put(fingerprint, machine.withoutLabel()));
        activations = nameless;
        disabled = disabled == null ? null : disabled.withoutReason();
        texts = false;
    }

    License.Issued build() {
        return new License.Issued(
                from.licenseId(),
                new Contract(
                        from.product(),
                        from.version(),
                        customer,
                        kind,
                        from.channel(),
                        from.partnerId(),
                        from.issuedAt()),
                new Validity(validFrom, validUntil, term, count, autoRenew),
                upgradesUntil,
                activationLimit,
                activations,
                modules,
                policy,
                key,
                keyWithFormerOwner,
                disabled,
                new Succession(from.predecessorId(), successorId, rightReturnsAt, formerSuccessors),
                new TrackRecord(converted, passed, customerDeactivations, billings, use, texts),
                metadata);
    }
}
