package io.lictor.command;

import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.span;

import io.lictor.event.DeactivatedBy;
import io.lictor.license.License;
import io.lictor.license.Use;
import io.lictor.term.Span;
import io.lictor.value.ActivationLimit;
import io.lictor.value.DisableCause;
import io.lictor.value.Kind;
import io.lictor.value.ModuleGrant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Random commands on a licence, in any order. */
final class RandomCommands {

    private static final List<Span> PERIODS = List.of(span("P1M"), span("P1Y"), span("P3Y"), span("P7D"));
    private static final List<String> MODULES = List.of("mesh", "ct", "mr");
    private static final List<String> MEMBERS = List.of("order", "erp", "shop");

    private final Random random;

    private final DecisionContext context;

    RandomCommands(Random random, DecisionContext context) {
        this.random = random;
        this.context = context;
    }

    LicenseCommand next(Instant at) {
        return switch (random.nextInt(27)) {
            case 0, 1, 2, 3, 4 ->
                new ActivateLicense(LICENSE, machine(), maybe(oneOf("a label", "another")), maybe(oneOf("1", "2")), at);
            case 5, 6 -> new DeactivateMachine(LICENSE, machine(), oneOf(DeactivatedBy.values()), at);
            case 7, 8 -> new RenewLicense(LICENSE, new RenewLicense.Paid.For(oneOf(PERIODS)), null, at);
            case 9 -> new ExtendTerm(LICENSE, later(at), "late", at);
            case 10 -> new CancelAutoRenew(LICENSE, at);
            case 11 -> new ResumeAutoRenew(LICENSE, at);
            case 12 -> upgrade(at);
            case 13 -> new RevertUpgrade(LICENSE, at);
            case 14 -> new ConvertTrial(LICENSE, oneOf(Kind.PERPETUAL, Kind.SUBSCRIPTION), null, at);
            case 15 -> new AddModules(LICENSE, List.of(new ModuleGrant(oneOf(MODULES), maybe(later(at)))), at);
            case 16 -> new RemoveModules(LICENSE, List.of(oneOf(MODULES), oneOf(MODULES)), at);
            case 17 -> new ExtendUpgradePeriod(LICENSE, later(at), at);
            case 18 -> new ChangeActivationLimit(LICENSE, limit(), at);
            case 19 -> disable(at);
            case 20 -> new EnableLicense(LICENSE, at);
            case 21 -> new ReissueKey(LICENSE, at);
            case 22 -> new TransferLicense(LICENSE, oneOf("c-1", "c-2", "c-3"), random.nextBoolean(), false, at);
            case 23 -> new AnnouncePassedInstants(LICENSE, at);
            case 24 -> new EraseTexts(LICENSE, at);
            case 25 -> metadata(at);
            case 26 -> withdraw(at);
            default -> throw new AssertionError();
        };
    }

    private ChangeMetadata metadata(Instant at) {
        int member = random.nextInt(MEMBERS.size());
        return new ChangeMetadata(
                LICENSE,
                Map.of(MEMBERS.get(member), oneOf("A-1", "A-2")),
                Set.of(MEMBERS.get((member + 1) % MEMBERS.size())),
                at);
    }

    private ActivationLimit limit() {
        return random.nextInt(5) == 0 ? ActivationLimit.UNLIMITED : ActivationLimit.of(1 + random.nextInt(5));
    }

    private UpgradeLicense upgrade(Instant at) {
        UUID next = new UUID(random.nextLong(), random.nextLong());
        return new UpgradeLicense(
                LICENSE, next, Kind.SUBSCRIPTION, null, oneOf(PERIODS), maybe(limit()), maybe(List.of()), at);
    }

    /** Only what is in use, or most histories would end there. */
    private LicenseCommand withdraw(Instant at) {
        return context.license(LICENSE) instanceof License.Issued issued
                        && issued.trackRecord().use() != Use.NONE
                ? new WithdrawLicense(LICENSE, maybe("typed twice"), at)
                : new EraseTexts(LICENSE, at);
    }

    private UUID successor() {
        return switch (context.license(LICENSE)) {
            case License.Issued issued when issued.successorId() != null -> issued.successorId();
            case License.Issued _, License.NotIssued _, License.Withdrawn _ -> LICENSE;
        };
    }

    /** Seldom for good, or most histories would end there. */
    private DisableLicense disable(Instant at) {
        DisableCause cause = random.nextInt(10) == 0 ? DisableCause.REVOKED : DisableCause.SUSPENDED;
        return new DisableLicense(LICENSE, cause, "why", at);
    }

    private String machine() {
        return "m-" + random.nextInt(7);
    }

    private Instant later(Instant at) {
        return at.plusSeconds(random.nextInt(600) * 86_400L - 30 * 86_400L);
    }

    private <T> T maybe(T value) {
        return random.nextBoolean() ? value : null;
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return oneOf(List.of(values));
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
