package io.lictor.scenarios;

import io.lictor.license.Status;
import io.lictor.whatif.Figures;
import io.lictor.whatif.WhatIf;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Outcome of a what-if question.
 *
 * @param renewalOpen subscriptions that could be renewed at that instant
 * @param overLimit licences with more machines than seats
 * @param upgradePeriodOver usable licences that cover no release of that instant
 * @param seats sum of the limits of licences that count as seats
 * @param unlimitedLicenses number of those without a limit
 */
record WhatIfAnswer(
        Instant at,
        long licenses,
        List<StatusChange> changes,
        Map<Status, Long> statusBefore,
        Map<Status, Long> statusAfter,
        Compared renewalOpen,
        Compared overLimit,
        Compared upgradePeriodOver,
        Compared seats,
        Compared unlimitedLicenses) {

    @Schema(name = "Compared")
    record Compared(long before, long after) {

        static Compared of(WhatIf result, ToLongFunction<Figures> figure) {
            return new Compared(figure.applyAsLong(result.before()), figure.applyAsLong(result.after()));
        }
    }

    /** The licences that would go from one status to another; some of them are named, in the order of their ids. */
    @Schema(name = "StatusChange")
    record StatusChange(Status from, Status to, long count, List<ChangedLicense> sample) {

        static StatusChange of(WhatIf.Move move) {
            return new StatusChange(
                    move.from(),
                    move.to(),
                    move.count(),
                    move.sample().stream().map(ChangedLicense::of).toList());
        }
    }

    /** Instant until which it keeps its status if nothing happens, as it is and as it would be; absent if for ever. */
    @Schema(name = "ChangedLicense")
    record ChangedLicense(
            UUID licenseId,
            String customer,
            String product,
            @Nullable Instant statusUntilBefore,
            @Nullable Instant statusUntilAfter) {

        static ChangedLicense of(WhatIf.Case one) {
            return new ChangedLicense(
                    one.licenseId(), one.customer(), one.product(), one.statusUntilBefore(), one.statusUntilAfter());
        }
    }

    static WhatIfAnswer of(Instant at, WhatIf result) {
        return new WhatIfAnswer(
                at,
                result.licenses(),
                result.moves().stream().map(StatusChange::of).toList(),
                result.before().byStatus(),
                result.after().byStatus(),
                Compared.of(result, Figures::renewalOpen),
                Compared.of(result, Figures::overLimit),
                Compared.of(result, Figures::upgradePeriodOver),
                Compared.of(result, Figures::seats),
                Compared.of(result, Figures::unlimitedLicenses));
    }
}
