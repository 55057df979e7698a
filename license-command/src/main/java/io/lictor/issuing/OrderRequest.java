package io.lictor.issuing;

import io.lictor.command.Order;
import io.lictor.contents.LimitRequest;
import io.lictor.contents.MetadataRequest;
import io.lictor.contents.ModuleRequest;
import io.lictor.endpoint.Bounds;
import io.lictor.endpoint.Spans;
import io.lictor.license.Metadata;
import io.lictor.term.Span;
import io.lictor.value.Channel;
import io.lictor.value.Kind;
import io.lictor.web.Name;
import io.lictor.web.NamedTexts;
import io.lictor.web.ProblemException;
import io.lictor.web.ProductCode;
import io.lictor.web.VersionLabel;
import io.lictor.web.Violation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/licenses}: all contents of a licence in one call. */
record OrderRequest(
        @NotNull @ProductCode String product,
        @NotNull @Name(max = Bounds.REFERENCE) String customer,
        @NotNull Kind kind,
        @VersionLabel @Nullable String version,
        @Nullable Channel channel,
        @Name(max = Bounds.REFERENCE) @Nullable String partnerId,
        @Nullable Instant startsAt,
        @Nullable Span period,
        @Nullable Span upgradePeriod,
        @Min(1) @Max(Bounds.SEATS) @Nullable Integer activationLimit,
        @Nullable Boolean unlimitedActivations,
        @Size(max = Bounds.MODULES) @Nullable List<@NotNull @Valid ModuleRequest> modules,
        @Nullable Boolean autoRenew,

        @NamedTexts(most = Metadata.MOST, longest = MetadataRequest.LONGEST) @Nullable
        Map<String, String> metadata) {

    /** The order; {@link ProblemException} 400 where its parts contradict each other. */
    Order toOrder() {
        Channel sold = channel == null ? Channel.DIRECT : channel;
        List<Violation> violations = new ArrayList<>();
        if (sold == Channel.PARTNER && partnerId == null) {
            violations.add(new Violation("/partnerId", "is required where the channel is PARTNER"));
        }
        if (sold == Channel.DIRECT && partnerId != null) {
            violations.add(new Violation("/partnerId", "goes with the channel PARTNER only"));
        }
        if (kind == Kind.PERPETUAL && period != null) {
            violations.add(new Violation("/period", "goes with a trial or a subscription only"));
        }
        if (kind != Kind.SUBSCRIPTION && Boolean.TRUE.equals(autoRenew)) {
            violations.add(new Violation("/autoRenew", "goes with a subscription only"));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new Order(
                product,
                version,
                customer,
                kind,
                sold,
                partnerId,
                startsAt,
                Spans.positiveIfThere("/period", period),
                upgradePeriod,
                LimitRequest.limitIfThere(activationLimit, unlimitedActivations),
                modules == null ? List.of() : ModuleRequest.grants(modules),
                autoRenew,
                MetadataRequest.ofNew(metadata));
    }
}
