package io.lictor.desk;

import io.lictor.handling.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Counts and times commands ({@code lictor.commands}) by command and outcome. */
public final class CommandMetrics {

    private final MeterRegistry registry;

    public CommandMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    Measurement begin(Object command) {
        return new Measurement(command.getClass().getSimpleName(), Timer.start(registry));
    }

    /** One command under way. */
    final class Measurement {

        private final String command;
        private final Timer.Sample sample;

        private Measurement(String command, Timer.Sample sample) {
            this.command = command;
            this.sample = sample;
        }

        /** {@code accepted}, {@code unchanged} where it was true already, or the code of the rejection. */
        void end(Outcome<?> outcome) {
            stop(
                    switch (outcome) {
                        case Outcome.Done<?> done -> done.recorded().isEmpty() ? "unchanged" : "accepted";
                        case Outcome.Refused<?> refused -> refused.rejection().code();
                    });
        }

        void failed() {
            stop("failed");
        }

        private void stop(String outcome) {
            sample.stop(Timer.builder("lictor.commands")
                    .description("Commands by what came of them")
                    .tag("command", command)
                    .tag("outcome", outcome)
                    .publishPercentileHistogram()
                    .register(registry));
        }
    }
}
