package io.lictor.bench.fuzz;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Options of a run; see {@link #USAGE}. */
record FuzzOptions(
        int requests,
        int connections,
        long seed,
        @Nullable URI url,
        @Nullable Path tokenFile,
        Path root) {

    static final String USAGE = """
            Usage: benchmarks/fuzz [--requests 100000] [--connections 8] [--seed N] [--url URL --token-file FILE]

              --requests N       how many
              --connections N    over how many connections at once
              --seed N           the same requests again
              --url URL          a running standalone to be asked; else one is started, with data of its own
              --token-file FILE  where an admin's token of that one lies

            Exit code: 0 nothing found, 1 something found, 2 it could not begin.""";

    /** {@link IllegalArgumentException} where they make no sense. */
    static FuzzOptions read(String[] arguments) {
        int requests = 100_000;
        int connections = 8;
        long seed = ThreadLocalRandom.current().nextLong(1_000_000);
        URI url = null;
        Path tokenFile = null;
        Path root = Path.of("");
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--requests" -> requests = Integer.parseInt(value(arguments, ++i));
                case "--connections" -> connections = Integer.parseInt(value(arguments, ++i));
                case "--seed" -> seed = Long.parseLong(value(arguments, ++i));
                case "--url" -> url = URI.create(value(arguments, ++i));
                case "--token-file" -> tokenFile = Path.of(value(arguments, ++i));
                case "--root" -> root = Path.of(value(arguments, ++i));
                default -> throw new IllegalArgumentException("There is no option " + arguments[i]);
            }
        }
        if (requests < 1 || connections < 1) {
            throw new IllegalArgumentException("Requests and connections are to be more than 0");
        }
        if (url != null && tokenFile == null) {
            throw new IllegalArgumentException("With --url goes --token-file");
        }
        return new FuzzOptions(requests, connections, seed, url, tokenFile, root);
    }

    private static String value(String[] arguments, int i) {
        if (i == arguments.length) {
            throw new IllegalArgumentException(arguments[i - 1] + " wants a value");
        }
        return arguments[i];
    }
}
