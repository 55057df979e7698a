package io.lictor.endpoint;

import io.lictor.command.LicenseCommand;
import io.lictor.command.ProductCommand;
import io.lictor.command.Rejection;
import io.lictor.command.TokenCommand;
import io.lictor.handling.Outcome;
import io.lictor.metrics.Buckets;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Counts and times of commands, by command and by what came of them, and counts of refusals by code. All are there before the
 * first command; how long all took together is sorted into buckets, which for each of them would be a thousand lines.
 */
public final class CommandMetrics {

    private enum End {
        ACCEPTED,
        UNCHANGED,
        REFUSED,
        FAILED
    }

    private final Map<Class<?>, Map<End, Timer>> timers = new HashMap<>();
    private final Map<String, Counter> refusals = new HashMap<>();
    private final Timer latency;
    private final MeterRegistry registry;

    public CommandMetrics(MeterRegistry registry) {
        Stream.of(LicenseCommand.class, ProductCommand.class, TokenCommand.class)
                .flatMap(CommandMetrics::records)
                .forEach(command -> timers.put(command, timers(command, registry)));
        records(Rejection.class)
                .map(CommandMetrics::code)
                .forEach(code -> refusals.put(
                        code,
                        Counter.builder("lictor.refusals")
                                .description("Commands that a rule refused, by the code that was answered")
                                .tag("code", code)
                                .register(registry)));
        this.registry = registry;
        this.latency = Buckets.of(Timer.builder("lictor.command.latency"))
                .description("All commands, by how long they took until they were durable or refused")
                .register(registry);
    }

    private static Map<End, Timer> timers(Class<?> command, MeterRegistry registry) {
        Map<End, Timer> timers = new EnumMap<>(End.class);
        for (End end : End.values()) {
            timers.put(
                    end,
                    Timer.builder("lictor.commands")
                            .description("Commands, by what came of them")
                            .tag("command", command.getSimpleName())
                            .tag("outcome", end.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        return timers;
    }

    private static Stream<Class<?>> records(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(CommandMetrics::records)
                : Stream.of(family);
    }

    /** Rejections are called as their codes are, so that none need be made to know its code. */
    static String code(Class<?> rejection) {
        return rejection.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    Measurement begin(Object command) {
        return new Measurement(Objects.requireNonNull(timers.get(command.getClass())), Timer.start(registry));
    }

    /** One command under way. */
    final class Measurement {

        private final Map<End, Timer> timers;
        private final Timer.Sample sample;

        private Measurement(Map<End, Timer> timers, Timer.Sample sample) {
            this.timers = timers;
            this.sample = sample;
        }

        void end(Outcome<?> outcome) {
            switch (outcome) {
                case Outcome.Done<?> done -> stop(done.isUnchanged() ? End.UNCHANGED : End.ACCEPTED);
                case Outcome.Rejected<?> refused -> {
                    stop(End.REFUSED);
                    Objects.requireNonNull(refusals.get(refused.rejection().code()))
                            .increment();
                }
            }
        }

        void failed() {
            stop(End.FAILED);
        }

        private void stop(End end) {
            latency.record(sample.stop(Objects.requireNonNull(timers.get(end))), TimeUnit.NANOSECONDS);
        }
    }
}
