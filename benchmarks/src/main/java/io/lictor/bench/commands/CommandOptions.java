package io.lictor.bench.commands;

import java.time.Duration;
import java.util.List;

/** Options of a run; see {@link #USAGE}. */
record CommandOptions(
        List<String> stores,
        List<String> only,
        int threads,
        Duration warmUp,
        Duration time,
        boolean projections,
        boolean keys) {

    private static final List<String> KINDS = List.of("activate", "renew", "issue", "volume");

    static final String USAGE = """
            Usage: benchmarks/commands [--store sqlite,postgres] [--threads 16] [--warm-up 20] [--seconds 4]
                                    [--only activate,renew,issue,volume] [--projections] [--idempotency-key]

              --store NAMES   where the events are: postgres (with pgbench's inserts beside it), sqlite (with plain inserts)
              --threads N     how many send commands at the same time; as many clients insert
              --warm-up S     seconds before anything is measured; half of it for the second store
              --seconds S     how long each is measured
              --only NAMES    which commands: activate and renew distinct licences, issue, activate one volume licence
              --projections   with the read model following in the same process
              --idempotency-key  each command as from a request with a key: its answer is made, and kept with its events""";

    /** {@link IllegalArgumentException} where they make no sense. */
    static CommandOptions read(String[] arguments) {
        List<String> stores = List.of("sqlite", "postgres");
        List<String> only = KINDS;
        int threads = 16;
        int warmUp = 20;
        int seconds = 4;
        boolean projections = false;
        boolean keys = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--store" -> stores = List.of(value(arguments, ++i).split(","));
                case "--only" -> only = List.of(value(arguments, ++i).split(","));
                case "--threads" -> threads = Integer.parseInt(value(arguments, ++i));
                case "--warm-up" -> warmUp = Integer.parseInt(value(arguments, ++i));
                case "--seconds" -> seconds = Integer.parseInt(value(arguments, ++i));
                case "--projections" -> projections = true;
                case "--idempotency-key" -> keys = true;
                default -> throw new IllegalArgumentException("There is no option " + arguments[i]);
            }
        }
        if (!List.of("postgres", "sqlite").containsAll(stores)
                || !KINDS.containsAll(only)
                || threads < 1
                || warmUp < 0
                || seconds < 1) {
            throw new IllegalArgumentException(
                    "Stores and commands are those below; threads and seconds are more than 0");
        }
        return new CommandOptions(
                stores, only, threads, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), projections, keys);
    }

    private static String value(String[] arguments, int i) {
        if (i == arguments.length) {
            throw new IllegalArgumentException(arguments[i - 1] + " wants a value");
        }
        return arguments[i];
    }
}
