package io.lictor.bench.population;

import io.lictor.event.Event;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseRenewed;
import io.lictor.event.RenewalWindowOpened;
import io.lictor.term.Span;
import io.lictor.term.Term;
import io.lictor.value.Policy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Life of a licence so far. */
public enum Life {
    /** Sold, on three machines, renewed: six events. */
    ORDINARY(400, 30) {
        @Override
        List<Event> after(SoldLicense sale) {
            List<Event> events = machines(sale, 3);
            events.add(new LicenseRenewed(
                    sale.licenseId(),
                    Term.startingAt(sale.term().endsAt(), Span.ofYears(1)),
                    null,
                    sale.at().plus(355, ChronoUnit.DAYS)));
            return events;
        }
    },
    /** Its term is about to end, so that it can be renewed. */
    RENEWABLE(357, 1) {
        @Override
        List<Event> after(SoldLicense sale) {
            Instant opened = sale.term().endsAt().minus(14, ChronoUnit.DAYS);
            assert Policy.DEFAULT.renewalWindow().equals(Span.ofDays(14));
            return List.of(new RenewalWindowOpened(sale.licenseId(), opened, opened));
        }
    },
    /** Life of a licence on eighteen machines: twenty events. */
    EVENTFUL(100, 1) {
        @Override
        List<Event> after(SoldLicense sale) {
            return machines(sale, 18);
        }
    },
    /** A volume licence before the first machine. */
    UNUSED(1, 1) {
        @Override
        List<Event> after(SoldLicense sale) {
            return List.of();
        }
    },
    /** Not renewed: in grace, or over for up to half a year. */
    LAPSED(370, 200) {
        @Override
        List<Event> after(SoldLicense sale) {
            return machines(sale, 3);
        }
    };

    /** Days since the last of them was sold. */
    final int age;

    /** Number of days on which they were sold. */
    final int days;

    Life(int age, int days) {
        this.age = age;
        this.days = days;
    }

    /** Returns the events after the sale. */
    abstract List<Event> after(SoldLicense sale);

    private static List<Event> machines(SoldLicense sale, int count) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(new LicenseActivated(
                    sale.licenseId(),
                    "machine-" + i,
                    "Workstation",
                    "2026.1",
                    sale.at().plus(i, ChronoUnit.DAYS)));
        }
        return events;
    }
}
