package io.lictor.bench.speed;

import io.lictor.bench.fleet.PackagedService;
import io.lictor.bench.fleet.WorkDirectory;
import io.lictor.bench.population.Group;
import io.lictor.bench.population.Life;
import io.lictor.bench.population.Populator;
import io.lictor.bench.population.SoldLicense;
import io.lictor.bench.population.ZeroSecrets;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One size: a standalone on a store with so many licences of six events each, started and asked. */
final class GrowthRun {

    private static final int PRODUCTS = 20;
    private static final int SUBJECTS = 50_000;

    /** One licence for so many others was not renewed. */
    private static final int SHARE_LAPSED = 20;

    private static final int LONGEST_WARM_UP = 90;
    private static final List<Call> CALLS =
            List.of(Call.VALIDATE, Call.LICENSE, Call.LIST, Call.HISTORY, Call.ACTIVATE, Call.ISSUE);

    private final Path root;
    private final WorkDirectory work;
    private final int licenses;
    private final int seconds;
    private final Group group;

    GrowthRun(Path root, WorkDirectory work, int licenses, int seconds) {
        this.root = root;
        this.work = work;
        this.licenses = licenses;
        this.seconds = seconds;
        this.group = new Group(
                "ordinary", Life.ORDINARY, licenses, PRODUCTS, Instant.now().truncatedTo(ChronoUnit.DAYS));
    }

    Grown run() throws IOException, InterruptedException {
        Path data = work.path().resolve("data-" + licenses);
        long began = System.nanoTime();
        long events = fill(data);
        double populated = since(began);
        double bytes = (double) size(data) / events;
        began = System.nanoTime();
        try (PackagedService service = PackagedService.standalone(
                        root, data, null, ZeroSecrets.environment(), work.logs().resolve(licenses + ".log"));
                Cost cost = Cost.of(service.pid())) {
            double listening = since(began);
            awaitSuccess(plan(Call.ACTIVATE, service, 0));
            double firstWrite = since(began);
            awaitSuccess(plan(Call.LIST, service, 0)); // refused until all events are in
            double complete = since(began);
            service.awaitProjections();
            double heap = cost.heapAfterCollection() / 1e6;
            Map<String, Double> questions = new Questions(service.uri(), service.token()).ask();
            return new Grown(
                    licenses,
                    events,
                    populated,
                    bytes,
                    listening,
                    firstWrite,
                    complete,
                    heap,
                    questions,
                    ask(service, cost));
        }
    }

    private long fill(Path data) {
        try (DataDirectory directory = DataDirectory.take(data);
                SqliteStore store = SqliteStore.open(directory, ZeroSecrets.ofStore())) {
            Populator populator = new Populator(store);
            populator.add(new Group("lapsed", Life.LAPSED, licenses / SHARE_LAPSED, PRODUCTS, group.today()));
            return populator.add(group);
        }
    }

    private Map<Call, Closed> ask(PackagedService service, Cost cost) throws IOException, InterruptedException {
        Wrk wrk = new Wrk(root.resolve("benchmarks/lib/load.lua"), work.path());
        Map<Call, Closed> calls = new EnumMap<>(Call.class);
        for (Call call : CALLS) {
            AtomicLong first = new AtomicLong(1);
            WarmUp.Round round = length -> {
                Closed closed = wrk.run(plan(call, service, first.get()), 16, length, cost);
                first.addAndGet(closed.asked());
                return closed;
            };
            WarmUp.run(round, seconds, LONGEST_WARM_UP, Long.MAX_VALUE);
            calls.put(call, round.ask(seconds));
        }
        return calls;
    }

    /** Plan of a call about some of many licences, from all over the store. */
    private Plan plan(Call call, PackagedService service, long first) throws IOException {
        int step = Math.max(1, licenses / SUBJECTS);
        List<String> subjects = new ArrayList<>();
        if (call.subjects != null) {
            IntStream.iterate(0, number -> number < licenses, number -> number + step)
                    .mapToObj(group::sale)
                    .map(GrowthRun::line)
                    .forEach(subjects::add);
        }
        return new Plan(call, service.uri(), service.token(), subjects, first);
    }

    private static String line(SoldLicense sale) {
        return sale.licenseId() + " " + sale.key();
    }

    private static void awaitSuccess(Plan plan) throws IOException, InterruptedException {
        while (HttpLine.ask(plan.server(), plan.request(plan.first())) / 100 != 2) {
            Thread.sleep(20);
        }
    }

    private static long size(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
