package io.lictor.bench.speed;

import io.lictor.bench.CommandLine;
import io.lictor.bench.fleet.WorkDirectory;
import java.util.ArrayList;
import java.util.List;

/** Run by {@code benchmarks/growth}. */
public final class GrowthBench {

    private GrowthBench() {}

    public static void main(String[] arguments) throws Exception {
        GrowthOptions options = CommandLine.read(arguments, GrowthOptions.USAGE, GrowthOptions::read);
        if (!Wrk.isInstalled()) {
            System.err.println(Wrk.MISSING);
            System.exit(2);
            return;
        }
        WorkDirectory work = WorkDirectory.create("lictor-growth-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            work.close();
        }));
        List<Grown> grown = new ArrayList<>();
        try {
            for (int licenses : options.sizes()) {
                System.out.printf("%,d licences…%n", licenses);
                grown.add(new GrowthRun(options.root(), work, licenses, options.seconds()).run());
            }
        } finally {
            // the larger ones take long, and what was measured before one of them fails is worth as much
            if (!grown.isEmpty()) {
                new ReportFiles(options.root(), "growth").write(GrowthTable.of(grown), grown, GrowthPicture.of(grown));
            }
        }
    }
}
