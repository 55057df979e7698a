package io.lictor.bench.speed;

import io.lictor.bench.fleet.WorkDirectory;
import java.util.List;

/** Run by {@code benchmarks/speed}. */
public final class SpeedBench {

    private SpeedBench() {}

    public static void main(String[] arguments) throws Exception {
        SpeedOptions options;
        if (List.of(arguments).contains("--help")) {
            System.out.println(SpeedOptions.usage());
            return;
        }
        try {
            options = SpeedOptions.read(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n\n" + SpeedOptions.usage());
            System.exit(2);
            return;
        }
        if (!Wrk.isInstalled()) {
            System.err.println(Wrk.MISSING);
            System.exit(2);
            return;
        }
        WorkDirectory work = WorkDirectory.create("lictor-speed-");
        SpeedRun run = new SpeedRun(options, work);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            run.close();
            work.close();
        }));
        Speed speed = run.run();
        new ReportFiles(options.root(), "speed").write(SpeedTable.of(speed), speed, SpeedPicture.of(speed));
        boolean isGood = speed.measured().stream().allMatch(Measured::isGood);
        System.exit(isGood ? 0 : 1);
    }
}
