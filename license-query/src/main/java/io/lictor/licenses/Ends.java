package io.lictor.licenses;

import io.lictor.license.Status;
import io.lictor.licenses.Counts.Week;
import io.lictor.value.Channel;
import io.lictor.value.Kind;
import java.time.LocalDate;

/** Sums of terms and trials that end, by who would have to act. */
final class Ends {

    private long ends;
    private long autoRenew;
    private long off;
    private long partner;

    /** Adds so many of one kind; {@code from} is their status until they end. */
    void add(Kind kind, Channel channel, Status from, long number) {
        ends += number;
        if (kind != Kind.SUBSCRIPTION) {
            return;
        }
        switch (channel) {
            case PARTNER -> partner += number;
            case DIRECT -> {
                if (from == Status.CANCELED) {
                    off += number;
                } else {
                    autoRenew += number;
                }
            }
        }
    }

    Week of(LocalDate week) {
        return new Week(week, ends, autoRenew, off, partner);
    }
}
