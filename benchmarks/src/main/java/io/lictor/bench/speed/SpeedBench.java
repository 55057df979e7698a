package io.lictor.bench.speed;

import io.lictor.bench.CommandLine;
import io.lictor.bench.fleet.WorkDirectory;

/** Run by {@code benchmarks/speed}. */
public final class SpeedBench {

    private SpeedBench() {}

    public static void main(String[] arguments) throws Exception {
        SpeedOptions options = CommandLine.read(arguments, SpeedOptions.usage(), SpeedOptions::read);
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
