package io.lictor.bench.speed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Options of a run; see {@link #usage}. */
record SpeedOptions(Pace pace, List<String> stores, Set<Call> calls, Path root) {

    static final String SQLITE = "SQLite";
    static final String POSTGRES = "PostgreSQL";

    static String usage() {
        return """
                Usage: benchmarks/speed [--quick] [--store sqlite|postgres] [--only CALL,CALL…]

                  --quick    a look in three minutes, SQLite unless told otherwise; the whole takes an hour
                  --store S  one store only
                  --only C   these calls only, of %s

                The report goes to target/benchmarks: report.md, report.json, report.svg.
                Exit code: 0 all targets met, 1 not all, 2 it could not begin.""".formatted(Stream.of(Call.values()).map(Call::word).collect(Collectors.joining(", ")));
    }

    /** {@link IllegalArgumentException} where they make no sense. */
    static SpeedOptions read(String[] arguments) {
        boolean isQuick = false;
        List<String> stores = new ArrayList<>();
        Set<Call> calls = EnumSet.allOf(Call.class);
        Path root = Path.of("");
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> isQuick = true;
                case "--store" ->
                    stores.add(
                            switch (value(arguments, ++i)) {
                                case "sqlite" -> SQLITE;
                                case "postgres" -> POSTGRES;
                                default -> throw new IllegalArgumentException("--store wants sqlite or postgres");
                            });
                case "--only" -> calls = calls(value(arguments, ++i));
                case "--root" -> root = Path.of(value(arguments, ++i));
                default -> throw new IllegalArgumentException("There is no option " + arguments[i]);
            }
        }
        if (stores.isEmpty()) {
            stores.addAll(isQuick ? List.of(SQLITE) : List.of(SQLITE, POSTGRES));
        }
        return new SpeedOptions(isQuick ? Pace.QUICK : Pace.WHOLE, stores, calls, root.toAbsolutePath());
    }

    private static Set<Call> calls(String words) {
        Set<Call> calls = EnumSet.noneOf(Call.class);
        for (String word : words.split(",")) {
            calls.add(Stream.of(Call.values())
                    .filter(call -> call.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no call " + word)));
        }
        return calls;
    }

    private static String value(String[] arguments, int i) {
        if (i >= arguments.length) {
            throw new IllegalArgumentException(arguments[i - 1] + " wants a value");
        }
        return arguments[i];
    }
}
