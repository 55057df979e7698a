package io.lictor.bench;

import java.util.List;
import java.util.function.Function;

/** Command line of all benches. */
public final class CommandLine {

    private CommandLine() {}

    /**
     * The options, or the end of the process: with the usage and 0 where that was asked for, with 2 where {@code reader}
     * throws an {@link IllegalArgumentException}.
     */
    public static <O> O read(String[] arguments, String usage, Function<String[], O> reader) {
        if (List.of(arguments).contains("--help")) {
            System.out.println(usage);
            System.exit(0);
        }
        try {
            return reader.apply(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n\n" + usage);
            System.exit(2);
            throw e; // never gets here
        }
    }
}
