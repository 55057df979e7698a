package io.lictor.issuing;

import static io.lictor.command.Decision.accepted;
import static io.lictor.command.Decision.rejected;

import io.lictor.command.Decision;
import io.lictor.command.DecisionContext;
import io.lictor.command.ImportLicense;
import io.lictor.command.IssueLicense;
import io.lictor.command.Order;
import io.lictor.command.Rejection;
import io.lictor.event.LicenseContents;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseImported;
import io.lictor.event.LicenseIssued;
import io.lictor.key.KeyOwner;
import io.lictor.product.Product;
import io.lictor.term.Term;
import io.lictor.value.Activation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rules of issue and import. The product's policy of the moment is captured; later changes leave the licence alone. */
public final class IssuingRules {

    private static final int FIRST_GENERATION = 1;

    private IssuingRules() {}

    public static Decision<LicenseEvent> issue(IssueLicense command, DecisionContext context) {
        Order order = command.order();
        return Offer.of(
                order.product(),
                order.version(),
                context,
                product -> overrun(order, start(order, command.at()), null, null, product)
                        .<Decision<LicenseEvent>>map(Decision::rejected)
                        .orElseGet(() -> accepted(new LicenseIssued(
                                command.licenseId(),
                                contents(order, product, command.at(), null, null, List.of()),
                                context.keys().reference(command.licenseId(), FIRST_GENERATION),
                                null,
                                command.at()))));
    }

    private static Instant start(Order order, Instant issuedAt) {
        return order.startsAt() == null ? issuedAt : order.startsAt();
    }

    private static Optional<Rejection> overrun(
            Order order,
            Instant start,
            @Nullable Instant endsAt,
            @Nullable Instant upgradesUntil,
            Product.Defined product) {
        Overrun overrun = new Overrun(order.kind(), start, "/startsAt", product.policy());
        return (endsAt == null ? overrun.ofTerm(order.period()) : overrun.ofTermUntil(endsAt))
                .or(() -> upgradesUntil == null ? overrun.ofUpgrades(order.upgradePeriod()) : Optional.empty());
    }

    /** A key opens one licence: also one that was replaced since is not free again, but one whose licence was withdrawn is. */
    public static Decision<LicenseEvent> importLicense(ImportLicense command, DecisionContext context) {
        Order order = command.order();
        Instant issuedAt = command.issuedAt() == null ? command.at() : command.issuedAt();
        return Offer.of(order.product(), order.version(), context, product -> switch (KeyOwner.first(
                command.keyHashes(), context::keyOwner)) {
            case KeyOwner.Opens(UUID owner) -> rejected(new Rejection.KeyAlreadyUsed(owner));
            case KeyOwner.Replaced(UUID owner) -> rejected(new Rejection.KeyAlreadyUsed(owner));
            case KeyOwner.Nobody _, KeyOwner.Released _ ->
                overrun(order, start(order, issuedAt), command.endsAt(), command.upgradesUntil(), product)
                        .<Decision<LicenseEvent>>map(Decision::rejected)
                        .orElseGet(() -> accepted(imported(command, product, issuedAt)));
        });
    }

    private static LicenseImported imported(ImportLicense command, Product.Defined product, Instant issuedAt) {
        return new LicenseImported(
                command.licenseId(),
                contents(
                        command.order(),
                        product,
                        issuedAt,
                        command.endsAt(),
                        command.upgradesUntil(),
                        command.activations()),
                command.key(),
                issuedAt,
                command.at());
    }

    private static LicenseContents contents(
            Order order,
            Product.Defined product,
            Instant issuedAt,
            @Nullable Instant endsAt,
            @Nullable Instant upgradesUntil,
            List<Activation> activations) {
        Instant start = start(order, issuedAt);
        Instant validUntil = Defaults.validUntil(order.kind(), start, order.period());
        return new LicenseContents(
                order.product(),
                order.version(),
                order.customer(),
                order.kind(),
                order.channel(),
                order.partnerId(),
                start,
                validUntil == null || endsAt == null ? validUntil : endsAt,
                term(order, start, endsAt),
                Defaults.autoRenew(order.kind(), order.channel(), order.autoRenew()),
                upgradesUntil == null
                        ? Defaults.upgradesUntil(
                                order.kind(),
                                start,
                                order.upgradePeriod(),
                                product.policy().upgradePeriod())
                        : upgradesUntil,
                order.activationLimit() == null ? product.defaultLimit() : order.activationLimit(),
                order.modules(),
                activations,
                product.policy(),
                order.metadata());
    }

    /** The running term: where only its end is context, it began a period before that, but not before the licence did. */
    private static @Nullable Term term(Order order, Instant start, @Nullable Instant endsAt) {
        Term first = Defaults.term(order.kind(), start, order.period());
        if (first == null || endsAt == null) {
            return first;
        }
        Instant periodBefore = first.period().before(endsAt);
        boolean renewedSince = order.startsAt() == null && periodBefore.isAfter(start);
        return new Term(renewedSince ? periodBefore : start, endsAt, first.period());
    }
}
