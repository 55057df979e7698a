package io.lictor.bench.replay;

import java.nio.file.Path;

/** Options of a run; see {@link #USAGE}. */
record ReplayOptions(int licenses, int rounds, boolean postgres, Path work) {

    static final String USAGE = """
            Usage: benchmarks/replay [--licences 20000] [--rounds 2] [--postgres]

              --licences N  how many, with six events each
              --rounds N    how often; the first round is that of a cold JVM, as after a start
              --postgres    from a PostgreSQL of its own (without fsync: it is only read) instead of SQLite
              --work DIR    where the events are put, without --postgres""";

    /** {@link IllegalArgumentException} where they make no sense. */
    static ReplayOptions read(String[] arguments) {
        int licenses = 20_000;
        int rounds = 2;
        boolean postgres = false;
        Path work = Path.of("");
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--licences" -> licenses = number(arguments, ++i);
                case "--rounds" -> rounds = number(arguments, ++i);
                case "--postgres" -> postgres = true;
                case "--work" -> work = Path.of(value(arguments, ++i));
                default -> throw new IllegalArgumentException("There is no option " + arguments[i]);
            }
        }
        return new ReplayOptions(licenses, rounds, postgres, work);
    }

    private static int number(String[] arguments, int i) {
        int number = Integer.parseInt(value(arguments, i));
        if (number < 1) {
            throw new IllegalArgumentException(arguments[i - 1] + " wants a number greater than 0");
        }
        return number;
    }

    private static String value(String[] arguments, int i) {
        if (i == arguments.length) {
            throw new IllegalArgumentException(arguments[i - 1] + " wants a value");
        }
        return arguments[i];
    }
}
