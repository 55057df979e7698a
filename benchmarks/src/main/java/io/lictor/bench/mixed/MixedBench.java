package io.lictor.bench.mixed;

import io.lictor.bench.CommandLine;
import io.lictor.bench.fleet.WorkDirectory;

/** Run by {@code benchmarks/mixed}. */
public final class MixedBench {

    private MixedBench() {}

    public static void main(String[] arguments) throws Exception {
        MixedOptions options = CommandLine.read(arguments, MixedOptions.USAGE, MixedOptions::read);
        WorkDirectory work = WorkDirectory.create("lictor-mixed-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            work.close();
        }));
        System.exit(new MixedRun(options, work).run() ? 0 : 1);
    }
}
