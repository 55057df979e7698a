package io.lictor.license;

import io.lictor.term.Term;
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
     * A licence that was sold.
     *
     * @param activations the machines by fingerprint, in the order in which they came
     * @param policy the product's rules as they were when it was issued
     * @param keyWithFormerOwner whether the key is still the one that an earlier customer had
     * @param disabled why and since when it is disabled; null if it isn't
     * @param metadata names and texts by which the vendor's other systems know it, in the order of the names
     */
    record Issued(
            UUID licenseId,
            Contract contract,
            Validity validity,
            @Nullable Instant upgradesUntil,
            ActivationLimit activationLimit,
            Map<String, Activation> activations,
            List<ModuleGrant> modules,
            Policy policy,
            KeyRef key,
            boolean keyWithFormerOwner,
            @Nullable Disabled disabled,
            Succession succession,
            TrackRecord trackRecord,
            Map<String, String> metadata)
            implements License {

        public Issued {
            activations = Machines.of(activations);
            modules = List.copyOf(modules);
            metadata = Metadata.inOrder(metadata);
        }

        public String product() {
            return contract.product();
        }

        public @Nullable String version() {
            return contract.version();
        }

        public String customer() {
            return contract.customer();
        }

        public Kind kind() {
            return contract.kind();
        }

        public Channel channel() {
            return contract.channel();
        }

        public @Nullable String partnerId() {
            return contract.partnerId();
        }

        public Instant issuedAt() {
            return contract.issuedAt();
        }

        public Instant validFrom() {
            return validity.validFrom();
        }

        public @Nullable Instant validUntil() {
            return validity.validUntil();
        }

        public @Nullable Term term() {
            return validity.term();
        }

        public boolean autoRenew() {
            return validity.autoRenew();
        }

        public @Nullable UUID predecessorId() {
            return succession.predecessorId();
        }

        public @Nullable UUID successorId() {
            return succession.successorId();
        }

        public @Nullable Instant rightReturnsAt() {
            return succession.rightReturnsAt();
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
            return validity.endsAt();
        }

        /** When it stops working for good: the trial's end, or the term's end and the grace period; null if never. */
        public @Nullable Instant expiresAt() {
            Term term = term();
            return term == null ? validUntil() : policy.gracePeriod().after(term.endsAt());
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
            return successorId() == null ? overAt() : latest(overAt(), rightReturnsAt());
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
            return succession.successorAt(at);
        }

        /** From when the term may be renewed, which is not before it began: never more than one ahead; null without a term. */
        public @Nullable Instant renewableFrom() {
            Term term = term();
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
