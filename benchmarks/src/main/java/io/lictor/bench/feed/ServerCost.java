package io.lictor.bench.feed;

import io.lictor.bench.load.Answer;
import io.lictor.bench.load.Api;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;

/** Resources the server has used so far: processor time, and heap, dead objects included. */
record ServerCost(Duration cpu, long heapMegabytes) {

    private static final String HEAP = "jvm_memory_used_bytes{area=\"heap\"";

    static ServerCost of(Api api, URI server) throws InterruptedException {
        Answer metrics = api.read(server, "/actuator/prometheus", 0);
        double heap = metrics instanceof Answer.Told told && told.isGood()
                ? told.body()
                        .lines()
                        .filter(line -> line.startsWith(HEAP))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                        .sum()
                : Double.NaN;
        return new ServerCost(cpuOfChild(), (long) (heap / 1e6));
    }

    /** The server is the only process we start, and the longest at work. */
    private static Duration cpuOfChild() {
        return ProcessHandle.current()
                .descendants()
                .flatMap(child -> child.info().totalCpuDuration().stream())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    String since(ServerCost before) {
        return "%.2f s of processor time, heap %d MB"
                .formatted(cpu.minus(before.cpu).toMillis() / 1e3, heapMegabytes);
    }
}
