package io.lictor.bench.mixed;

import java.nio.file.Path;

/** Options of a run; see {@link #USAGE}. */
record MixedOptions(int licenses, int askers, int checks, int seconds, Path root) {

    static final String USAGE = """
            Usage: benchmarks/mixed [--licenses 100000] [--askers 20] [--checks 200] [--seconds 30]

              --licenses N  in the store
              --askers N    ask long questions without a pause: dashboards, lists and numbers, also as of past instants,
                            what-ifs, and exports of all events
              --checks N    start-up checks a second, whatever the answers take
              --seconds S   with the checks alone, and then with the askers beside them

            Exit code: 0 if 99 of 100 checks beside the askers are answered within 50 ms; 1 if not; 2 it could not begin.""";

    /** {@link IllegalArgumentException} if they make no sense. */
    static MixedOptions read(String[] arguments) {
        int licenses = 100_000;
        int askers = 20;
        int checks = 200;
        int seconds = 30;
        Path root = Path.of("");
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " wants a value");
            }
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--licenses" -> licenses = Integer.parseInt(value);
                case "--askers" -> askers = Integer.parseInt(value);
                case "--checks" -> checks = Integer.parseInt(value);
                case "--seconds" -> seconds = Integer.parseInt(value);
                case "--root" -> root = Path.of(value);
                default -> throw new IllegalArgumentException("There is no option " + arguments[i]);
            }
        }
        if (licenses < 1 || askers < 1 || checks < 1 || seconds < 1) {
            throw new IllegalArgumentException("All numbers are to be more than 0");
        }
        return new MixedOptions(licenses, askers, checks, seconds, root.toAbsolutePath());
    }
}
