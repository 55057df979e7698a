package io.lictor.bench.feed;

import java.nio.file.Path;
import java.time.Duration;

/** Options of a run; see {@link #USAGE}. */
record FeedOptions(int readers, int stalled, int writes, Duration pause, int burst, Path root) {

    static final String USAGE = """
            Usage: benchmarks/feed [--readers 200] [--stalled 0] [--writes 200] [--pause 50] [--burst 5000] [--root DIRECTORY]

              --readers N   how many follow the feed
              --stalled N   how many more subscribe and then never read
              --writes N    how many writes are made one by one
              --pause MS    how long nothing happens between two of them
              --burst N     how many writes are made at once in the end
              --root DIR    another working tree, whose standalone is to be measured

            Exit code: 0 each reader got each event in order, and 99 of 100 within 100 ms of the answer to its write;
            1 not so; 2 it could not begin.""";

    /** {@link IllegalArgumentException} where they make no sense. */
    static FeedOptions read(String[] arguments) {
        int readers = 200;
        int stalled = 0;
        int writes = 200;
        int pause = 50;
        int burst = 5_000;
        Path root = Path.of("");
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--readers" -> readers = Integer.parseInt(value(arguments, ++i));
                case "--stalled" -> stalled = Integer.parseInt(value(arguments, ++i));
                case "--writes" -> writes = Integer.parseInt(value(arguments, ++i));
                case "--pause" -> pause = Integer.parseInt(value(arguments, ++i));
                case "--burst" -> burst = Integer.parseInt(value(arguments, ++i));
                case "--root" -> root = Path.of(value(arguments, ++i));
                default -> throw new IllegalArgumentException("There is no option " + arguments[i]);
            }
        }
        if (readers < 1 || writes < 1 || stalled < 0 || pause < 0 || burst < 0) {
            throw new IllegalArgumentException("Readers and writes are to be more than 0, the others not less");
        }
        return new FeedOptions(readers, stalled, writes, Duration.ofMillis(pause), burst, root.toAbsolutePath());
    }

    private static String value(String[] arguments, int i) {
        if (i == arguments.length) {
            throw new IllegalArgumentException(arguments[i - 1] + " wants a value");
        }
        return arguments[i];
    }
}
