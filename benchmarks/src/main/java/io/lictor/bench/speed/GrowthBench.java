package io.lictor.bench.speed;

import io.lictor.bench.fleet.WorkDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Run by {@code benchmarks/growth}. */
public final class GrowthBench {

    private static final String USAGE = """
            Usage: benchmarks/growth [--licenses 1000,100000] [--seconds 6]

              --licenses N,N…  sizes to be compared, each a store of its own with six events a licence
              --seconds S      for which each call is measured, once it gets no faster

            A million wants a heap of its own: JAVA_OPTS=-Xmx8g benchmarks/growth --licenses 1000,1000000
            The report goes to target/benchmarks: report.md, report.json, report.svg.""";

    private GrowthBench() {}

    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.println(USAGE);
            return;
        }
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
                default -> refuse("There is no option " + arguments[i]);
            }
        }
        if (arguments.length % 2 == 1) {
            refuse("Every option wants a value");
        }
        if (!Wrk.isInstalled()) {
            refuse(Wrk.MISSING);
        }
        WorkDirectory work = WorkDirectory.create("lictor-growth-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            work.close();
        }));
        List<Grown> grown = new ArrayList<>();
        for (int licenses : sizes) {
            System.out.printf("%,d licences…%n", licenses);
            grown.add(new GrowthRun(root, work, licenses, seconds).run());
        }
        new ReportFiles(root, "growth").write(GrowthTable.of(grown), grown, GrowthPicture.of(grown));
    }

    private static void refuse(String why) {
        System.err.println(why + "\n\n" + USAGE);
        System.exit(2);
    }
}
