package io.lictor.license;

import io.lictor.event.Billing;
import io.lictor.term.Term;
import io.lictor.term.TermCount;
import io.lictor.value.Activation;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Channel;
import io.lictor.value.DisableCause;
import io.lictor.value.KeyRef;
import io.lictor.value.Kind;
import io.lictor.value.ModuleGrant;
import io.lictor.value.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A licence as its events have made it: facts only, no status (see {@link Standing}). */
public sealed interface License {

    License NOT_ISSUED = new NotIssued();

    /** No such licence (yet). */
    record NotIssued() implements License {}

    /** A licence that is none any more: its issue or import was undone. {@code was} is what nobody used. */
    record Withdrawn(Issued was, Instant at) implements License {}

    /**
     * A licence that was sold. {@code count} is there with the term; {@code activations} by fingerprint in the order the
     * machines came; {@code customerDeactivations} the latest ones that count towards the allowance, oldest first; {@code
     * billings} the payments it was renewed for; {@code converted} whether it began as a trial; {@code keyWithFormerOwner}
     * whether the key is still the one that an earlier customer had; {@code successorId} the licence that took its place,
     * until {@code rightReturnsAt} (null: for ever) or until that was recorded; {@code formerSuccessors} those that did
     * before; {@code texts} whether there are free texts in its history: labels of machines, reasons given; {@code metadata}
     * what the vendor's other systems know it by, in the order of names.
     */
    record Issued(
            UUID licenseId,
            String product,
            @Nullable String version,
            String customer,
            Kind kind,
            Channel channel,
            @Nullable String partnerId,
            Instant issuedAt,
            Instant validFrom,
            @Nullable Instant validUntil,
            @Nullable Term term,
            @Nullable TermCount count,
            boolean autoRenew,
            @Nullable Instant upgradesUntil,
            ActivationLimit activationLimit,
            Map<String, Activation> activations,
            List<ModuleGrant> modules,
            Policy policy,
            KeyRef key,
            boolean keyWithFormerOwner,
            @Nullable Disabled disabled,
            @Nullable UUID predecessorId,
            @Nullable UUID successorId,
            @Nullable Instant rightReturnsAt,
            List<UUID> formerSuccessors,
            boolean converted,
            AnnouncedInstants passed,
            List<Instant> customerDeactivations,
            Set<Billing> billings,
            Use use,
            boolean texts,
            Map<String, String> metadata)
            implements License {

        public Issued {
            activations = Machines.of(activations);
            modules = List.copyOf(modules);
            customerDeactivations = List.copyOf(customerDeactivations);
            metadata = Metadata.inOrder(metadata);
            // Facts that were kept by an earlier release lack these; they are for decisions, which go by the events.
            billings = billings == null ? Set.of() : Set.copyOf(billings);
            use = use == null ? Use.ACTIVATED : use;
            formerSuccessors = formerSuccessors == null ? List.of() : List.copyOf(formerSuccessors);
        }

        public Optional<ModuleGrant> module(String code) {
            return modules.stream().filter(module -> module.code().equals(code)).findFirst();
        }

        public Optional<Activation> activation(String fingerprint) {
            return Optional.ofNullable(activations.get(fingerprint));
        }

        public boolean hasFreeSeat() {
            return activationLimit.hasRoomBeside(activations.size());
        }

        /** When the running term or trial ends; null for a perpetual licence. */
        public @Nullable Instant endsAt() {
            return term == null ? validUntil : term.endsAt();
        }

        /** When it stops working for good: the trial's end, or the term's end and the grace period; null if never. */
        public @Nullable Instant expiresAt() {
            return term == null ? validUntil : policy.gracePeriod().after(term.endsAt());
        }

        /** From when it is over and never comes back: expired, or revoked; null if never. A suspended one may come back. */
        public @Nullable Instant overAt() {
            Instant expiresAt = expiresAt();
            if (disabled == null || disabled.cause() != DisableCause.REVOKED) {
                return expiresAt;
            }
            return expiresAt != null && expiresAt.isBefore(disabled.since()) ? expiresAt : disabled.since();
        }

        /** From when it and all that took its place are over; null if never. */
        public @Nullable Instant chainOverAt() {
            return successorId == null ? overAt() : latest(overAt(), rightReturnsAt);
        }

        /** The later of two ends; null is never. */
        public static @Nullable Instant latest(@Nullable Instant end, @Nullable Instant other) {
            if (end == null || other == null) {
                return null;
            }
            return end.isAfter(other) ? end : other;
        }

        /** The licence that has taken its place at {@code at}; null where none has, or all that did are over. */
        public @Nullable UUID successorAt(Instant at) {
            return rightReturnsAt == null || at.isBefore(rightReturnsAt) ? successorId : null;
        }

        /** From when the term may be renewed, which is not before it began: never more than one ahead; null without a term. */
        public @Nullable Instant renewableFrom() {
            if (term == null) {
                return null;
            }
            Instant opens = policy.renewalWindow().before(term.endsAt());
            return opens.isBefore(term.startsAt()) ? term.startsAt() : opens;
        }

        /** Returns this licence as if it had been sold under another policy, upgrade period and limit. */
        public Issued under(Policy policy, @Nullable Instant upgradesUntil, ActivationLimit activationLimit) {
            LicenseBuilder draft = new LicenseBuilder(this);
            draft.policy = policy;
            draft.upgradesUntil = upgradesUntil;
            draft.activationLimit = activationLimit;
            return draft.build();
        }

        /** Returns this licence as if its successors ended at that instant. */
        public Issued withRightReturningAt(@Nullable Instant rightReturnsAt) {
            LicenseBuilder draft = new LicenseBuilder(this);
            draft.rightReturnsAt = rightReturnsAt;
            return draft.build();
        }
    }
}
