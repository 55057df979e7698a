package io.lictor.bench.speed;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Options of a run; see {@link #USAGE}. */
record GrowthOptions(List<Integer> sizes, int seconds, Path root) {

    static final String USAGE = """
            Usage: benchmarks/growth [--licenses 1000,100000] [--seconds 6]

              --licenses N,N…  sizes to be compared, each a store of its own with six events a licence
              --seconds S      for which each call is measured, once it gets no faster

            A million wants a heap of its own: JAVA_OPTS=-Xmx8g benchmarks/growth --licenses 1000,1000000
            The report goes to target/benchmarks: report.md, report.json, report.svg.""";

    /** {@link IllegalArgumentException} where they make no sense. */
    static GrowthOptions read(String[] arguments) {
        List<Integer> sizes = List.of(1_000, 100_000);
        int seconds = 6;
        Path root = Path.of("");
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--licenses" ->
                    sizes = Arrays.stream(arguments[i + 1].split(","))
                            .map(Integer::valueOf)
                            .toList();
                case "--seconds" -> seconds = Integer.parseInt(arguments[i + 1]);
                case "--root" -> root = Path.of(arguments[i + 1]).toAbsolutePath();
                default -> throw new IllegalArgumentException("There is no option " + arguments[i]);
            }
        }
        if (arguments.length % 2 == 1) {
            throw new IllegalArgumentException("Every option wants a value");
        }
        return new GrowthOptions(sizes, seconds, root);
    }
}
