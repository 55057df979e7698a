package io.lictor.event;

import io.lictor.license.Activation;
import io.lictor.license.Channel;
import io.lictor.license.Kind;
import io.lictor.license.ModuleGrant;
import io.lictor.product.Policy;
import io.lictor.term.Term;
import io.lictor.text.NameText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a licence is sold with. {@code version} ties it to one version; {@code term} is there for subscriptions
 * only, {@code validUntil} for trials; without {@code upgradesUntil} every release is covered.
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
        int activationLimit,
        List<ModuleGrant> modules,
        List<Activation> activations,
        Policy policy) {

    /** Names are read as they are today, also those that were stored before they were. */
    public LicenseContents {
        customer = NameText.read(customer);
        partnerId = NameText.readIfThere(partnerId);
        modules = modules == null ? List.of() : List.copyOf(modules);
        activations = activations == null ? List.of() : List.copyOf(activations);
    }
}
