package io.lictor.issuing;

import io.lictor.contents.MetadataRequest;
import io.lictor.contents.ModuleRequest;
import io.lictor.endpoint.Bounds;
import io.lictor.issuing.ImportAnswer.ChangedLabel;
import io.lictor.license.Metadata;
import io.lictor.term.Span;
import io.lictor.text.MachineLabel;
import io.lictor.value.Activation;
import io.lictor.value.Channel;
import io.lictor.value.Kind;
import io.lictor.web.Name;
import io.lictor.web.NamedTexts;
import io.lictor.web.ProblemException;
import io.lictor.web.ProductCode;
import io.lictor.web.VersionLabel;
import io.lictor.web.Violation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/licenses/import}: an order, the key it was sold with, and what has become of it since.
 * {@code endsAt} is the end of the running term, {@code validUntil} that of a trial.
 */
record ImportRequest(
        @NotNull String key,
        @NotNull @ProductCode String product,
        @NotNull @Name(max = Bounds.REFERENCE) String customer,
        @NotNull Kind kind,
        @VersionLabel @Nullable String version,
        @Nullable Channel channel,
        @Name(max = Bounds.REFERENCE) @Nullable String partnerId,
        @Nullable Instant issuedAt,
        @Nullable Instant startsAt,
        @Nullable Span period,
        @Nullable Instant endsAt,
        @Nullable Instant validUntil,
        @Nullable Span upgradePeriod,
        @Nullable Instant upgradesUntil,
        @Min(1) @Max(Bounds.SEATS) @Nullable Integer activationLimit,
        @Nullable Boolean unlimitedActivations,
        @Size(max = Bounds.MODULES) @Nullable List<@NotNull @Valid ModuleRequest> modules,
        @Nullable Boolean autoRenew,
        @Size(max = Bounds.IMPORTED_MACHINES) @Nullable List<@NotNull @Valid Machine> activations,

        @NamedTexts(most = Metadata.MOST, longest = MetadataRequest.LONGEST) @Nullable
        Map<String, String> metadata) {

    /** A machine that is in use already; without {@code activatedAt}, since the licence was issued. */
    @Schema(name = "ImportedMachine")
    record Machine(
            @NotNull @Name(max = Bounds.FINGERPRINT) String fingerprint,
            @Nullable String label,
            @Nullable Instant activatedAt,
            @Name(max = Bounds.VERSION) @Nullable String version) {

        @Nullable
        String keptLabel() {
            return label == null ? null : MachineLabel.clean(label);
        }
    }

    /** Returns the request without the key, which is a credential. */
    @Override
    public String toString() {
        return "ImportRequest[product=" + product + ", customer=" + customer + "]";
    }

    OrderRequest order() {
        return new OrderRequest(
                product,
                customer,
                kind,
                version,
                channel,
                partnerId,
                startsAt,
                period,
                upgradePeriod,
                activationLimit,
                unlimitedActivations,
                modules,
                autoRenew,
                metadata);
    }

    /** {@link ProblemException} 400 where something is said to have happened that, {@code at} this instant, has not. */
    void refuseWhatHasNotHappened(Instant at) {
        List<Violation> violations = new ArrayList<>();
        refuseAfter(at, "/issuedAt", issuedAt, violations);
        List<Machine> machines = activations == null ? List.of() : activations;
        for (int i = 0; i < machines.size(); i++) {
            refuseAfter(
                    at, "/activations/" + i + "/activatedAt", machines.get(i).activatedAt(), violations);
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    private static void refuseAfter(
            Instant at, String pointer, @Nullable Instant happened, List<Violation> violations) {
        if (happened != null && happened.isAfter(at)) {
            violations.add(new Violation(pointer, "has not come yet: now it is " + at));
        }
    }

    private Instant sold(Instant at) {
        return issuedAt == null ? at : issuedAt;
    }

    /** When the running term or trial ends, where that was said; it starts at {@code at} where that was not. */
    @Nullable
    Instant end(Instant at) {
        Instant end = switch (kind) {
            case SUBSCRIPTION -> only("/validUntil", validUntil, endsAt);
            case TRIAL -> endsAt == null ? validUntil : only("/validUntil", validUntil, endsAt);
            case PERPETUAL -> only("/validUntil", validUntil, only("/endsAt", endsAt, null));
        };
        Instant start = startsAt == null ? sold(at) : startsAt;
        if (end != null && !start.isBefore(end)) {
            throw ProblemException.invalid(new Violation(
                    endsAt == null ? "/validUntil" : "/endsAt", "must be after the start, which is " + start));
        }
        return end;
    }

    private static @Nullable Instant only(String pointer, @Nullable Instant unwanted, @Nullable Instant wanted) {
        if (unwanted != null) {
            throw ProblemException.invalid(new Violation(pointer, "does not go with this kind of licence"));
        }
        return wanted;
    }

    List<ChangedLabel> changedLabels() {
        return (activations == null ? List.<Machine>of() : activations)
                .stream()
                        .filter(machine -> !Objects.equals(machine.label(), machine.keptLabel()))
                        .map(machine -> new ChangedLabel(machine.fingerprint(), machine.keptLabel()))
                        .toList();
    }

    /** The machines; {@link ProblemException} 400 where one stands twice. */
    List<Activation> machines(Instant at) {
        List<Machine> machines = activations == null ? List.of() : activations;
        Set<String> fingerprints = new HashSet<>();
        for (int i = 0; i < machines.size(); i++) {
            if (!fingerprints.add(machines.get(i).fingerprint())) {
                throw ProblemException.invalid(new Violation("/activations/" + i + "/fingerprint", "is there twice"));
            }
        }
        Instant sold = sold(at);
        return machines.stream()
                .map(machine -> new Activation(
                        machine.fingerprint(),
                        machine.keptLabel(),
                        machine.activatedAt() == null ? sold : machine.activatedAt(),
                        machine.version()))
                .toList();
    }
}
