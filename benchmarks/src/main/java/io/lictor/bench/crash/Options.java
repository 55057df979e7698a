package io.lictor.bench.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Options of a run; see {@link #USAGE}. */
record Options(
        int rounds,
        Store store,
        int instances,
        Duration longestRound,
        int clients,
        long seed,
        boolean resends,
        boolean keeps,
        boolean strict,
        Path root) {

    enum Store {
        SQLITE,
        POSTGRES,
        PATRONI
    }

    static final String USAGE = """
            Usage: benchmarks/crash [--rounds 20] [--store sqlite|postgres|patroni] [--instances 1|2] [--seconds-per-round 4]
                                    [--clients 24] [--seed N] [--no-resend] [--keep]

              --rounds N             how often something is killed
              --store S              where the events lie: sqlite, a PostgreSQL of its own with fsync on, or
                                     two PostgreSQLs with Patroni, of which the primary is killed
              --instances N          1: the standalone; 2: two command and two query services, on PostgreSQL
              --seconds-per-round S  something is killed within so many seconds of load
              --clients N            how many write at once
              --seed N               the same commands and moments again, as far as threads allow
              --no-resend            never send a command again: for a server without idempotency keys
              --lenient              with patroni: while there is no standby, go on with one copy
              --keep                 keep data and logs also where no fault was found

            Exit code: 0 no faults, 1 faults, 2 it could not begin.""";

    /** {@link IllegalArgumentException} where they make no sense. */
    static Options read(String[] arguments) {
        int rounds = 20;
        Store store = Store.SQLITE;
        int instances = 1;
        Duration longestRound = Duration.ofSeconds(4);
        int clients = 24;
        long seed = ThreadLocalRandom.current().nextLong(1_000_000);
        boolean resends = true;
        boolean keeps = false;
        boolean strict = true;
        Path root = Path.of("");
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--rounds" -> rounds = Integer.parseInt(value(arguments, ++i));
                case "--store" ->
                    store = switch (value(arguments, ++i)) {
                        case "sqlite" -> Store.SQLITE;
                        case "postgres" -> Store.POSTGRES;
                        case "patroni" -> Store.PATRONI;
                        default -> throw new IllegalArgumentException("--store wants sqlite, postgres or patroni");
                    };
                case "--instances" -> instances = Integer.parseInt(value(arguments, ++i));
                case "--seconds-per-round" ->
                    longestRound = Duration.ofMillis((long) (1000 * Double.parseDouble(value(arguments, ++i))));
                case "--clients" -> clients = Integer.parseInt(value(arguments, ++i));
                case "--seed" -> seed = Long.parseLong(value(arguments, ++i));
                case "--root" -> root = Path.of(value(arguments, ++i));
                case "--no-resend" -> resends = false;
                case "--lenient" -> strict = false;
                case "--keep" -> keeps = true;
                default -> throw new IllegalArgumentException("There is no option " + arguments[i]);
            }
        }
        if (rounds < 1 || clients < 1 || longestRound.isNegative() || longestRound.isZero()) {
            throw new IllegalArgumentException("Rounds, clients and seconds are to be more than 0");
        }
        if (instances < 1 || instances > 2 || (instances == 2 && store != Store.POSTGRES)) {
            throw new IllegalArgumentException("--instances wants 1, or 2 with --store postgres");
        }
        return new Options(
                rounds, store, instances, longestRound, clients, seed, resends, keeps, strict, root.toAbsolutePath());
    }

    private static String value(String[] arguments, int i) {
        if (i >= arguments.length) {
            throw new IllegalArgumentException(arguments[i - 1] + " wants a value");
        }
        return arguments[i];
    }
}
