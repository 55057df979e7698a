package io.lictor.command;

import io.lictor.term.Span;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Channel;
import io.lictor.value.Kind;
import io.lictor.value.ModuleGrant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Terms on which a licence is ordered; absent ones are the product's or the service's defaults. */
public record Order(
        String product,
        @Nullable String version,
        String customer,
        Kind kind,
        Channel channel,
        @Nullable String partnerId,
        @Nullable Instant startsAt,
        @Nullable Span period,
        @Nullable Span upgradePeriod,
        @Nullable ActivationLimit activationLimit,
        List<ModuleGrant> modules,
        @Nullable Boolean autoRenew,
        Map<String, String> metadata) {}
