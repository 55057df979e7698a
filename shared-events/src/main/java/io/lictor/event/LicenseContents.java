package io.lictor.event;

import io.lictor.term.Term;
import io.lictor.text.NameText;
import io.lictor.value.Activation;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Channel;
import io.lictor.value.Kind;
import io.lictor.value.ModuleGrant;
import io.lictor.value.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a licence is sold with. {@code version} ties it to one version; {@code term} is there for subscriptions
 * only, {@code validUntil} for trials; without {@code upgradesUntil} every release is covered; {@code
 * unlimitedActivations} stands instead of {@code activationLimit} where any number of machines is.
 */
public record LicenseContents(
        String product,
        @Nullable String version,
        String customer,
        Kind kind,
        Channel channel,
        @Nullable String partnerId,
        Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable Term term,
        boolean autoRenew,
        @Nullable Instant upgradesUntil,
        @Nullable Integer activationLimit,
        @Nullable Boolean unlimitedActivations,
        List<ModuleGrant> modules,
        List<Activation> activations,
        Policy policy,
        @Nullable Map<String, String> metadata) {

    /** Names are read as they are today, also those that were stored before they were. */
    public LicenseContents {
        customer = NameText.read(customer);
        partnerId = NameText.readIfThere(partnerId);
        modules = modules == null ? List.of() : List.copyOf(modules);
        activations = activations == null ? List.of() : List.copyOf(activations);
        metadata = metadata == null || metadata.isEmpty() ? null : Map.copyOf(metadata);
    }

    public LicenseContents(
            String product,
            @Nullable String version,
            String customer,
            Kind kind,
            Channel channel,
            @Nullable String partnerId,
            Instant validFrom,
            @Nullable Instant validUntil,
            @Nullable Term term,
            boolean autoRenew,
            @Nullable Instant upgradesUntil,
            ActivationLimit limit,
            List<ModuleGrant> modules,
            List<Activation> activations,
            Policy policy,
            Map<String, String> metadata) {
        this(
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
                limit.machinesIfLimited(),
                limit.trueIfUnlimited(),
                modules,
                activations,
                policy,
                metadata);
    }

    /** Returns the number of machines allowed at once. */
    public ActivationLimit limit() {
        return ActivationLimit.of(activationLimit, unlimitedActivations);
    }
}
