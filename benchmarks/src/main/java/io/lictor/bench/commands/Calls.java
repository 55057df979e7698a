package io.lictor.bench.commands;

import com.github.f4b6a3.uuid.UuidCreator;
import io.lictor.command.ActivateLicense;
import io.lictor.command.IssueLicense;
import io.lictor.command.LicenseCommand;
import io.lictor.command.Order;
import io.lictor.command.RenewLicense;
import io.lictor.term.Span;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Channel;
import io.lictor.value.Kind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The commands of a run: each licence in turn, so that no two at the same time want the same one. */
final class Calls {

    private static final Instant SOLD = Instant.parse("2026-01-01T00:00:00Z");
    private static final Span A_YEAR = Span.ofYears(1);
    private static final int SEATS = 1_000_000;

    private final WriteSide writeSide;
    private final List<UUID> licenses;
    private final UUID volume = UuidCreator.getTimeOrderedEpoch();
    private final AtomicLong machines = new AtomicLong();
    private final AtomicInteger renewals = new AtomicInteger();

    /** Makes calls for this many licences that are still to be sold, and one with many machines. */
    Calls(WriteSide writeSide, int count) {
        this.writeSide = writeSide;
        this.licenses =
                Stream.generate(UuidCreator::getTimeOrderedEpoch).limit(count).toList();
        writeSide.send(sale(volume));
    }

    /** Sells the licences whose machines are activated and whose terms are renewed. */
    void sellAll(int threads) throws InterruptedException, ExecutionException {
        try (var executor = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> sold = new ArrayList<>();
            for (UUID license : licenses) {
                sold.add(executor.submit(() -> writeSide.send(sale(license))));
            }
            for (Future<?> one : sold) {
                one.get();
            }
        }
    }

    void issue() {
        writeSide.send(sale(UuidCreator.getTimeOrderedEpoch()));
    }

    /** Another machine of the next licence. */
    void activate() {
        long machine = machines.getAndIncrement();
        writeSide.send(activation(licenses.get((int) (machine % licenses.size())), machine));
    }

    /** The next licence for another year, the day before its term ends. */
    void renew() {
        int renewal = renewals.getAndIncrement();
        Instant at = SOLD.atOffset(ZoneOffset.UTC)
                .plusYears(1 + renewal / licenses.size())
                .minusDays(1)
                .toInstant();
        writeSide.send(
                new RenewLicense(licenses.get(renewal % licenses.size()), new RenewLicense.Paid.For(A_YEAR), null, at));
    }

    /** Another machine of the one licence all want. */
    void activateVolume() {
        writeSide.send(activation(volume, machines.getAndIncrement()));
    }

    private static LicenseCommand activation(UUID license, long machine) {
        return new ActivateLicense(license, "machine-" + machine, null, "2026.1", SOLD.plusSeconds(1));
    }

    private static LicenseCommand sale(UUID license) {
        return new IssueLicense(
                license,
                new Order(
                        WriteSide.PRODUCT,
                        null,
                        "customer-" + Math.floorMod(license.hashCode(), 1_000),
                        Kind.SUBSCRIPTION,
                        Channel.DIRECT,
                        null,
                        SOLD,
                        A_YEAR,
                        null,
                        ActivationLimit.of(SEATS),
                        List.of(),
                        null,
                        Map.of()),
                SOLD);
    }
}
