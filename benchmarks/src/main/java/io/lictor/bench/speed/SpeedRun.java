package io.lictor.bench.speed;

import io.lictor.bench.fleet.PackagedService;
import io.lictor.bench.fleet.WorkDirectory;
import io.lictor.bench.population.Group;
import io.lictor.bench.population.Populator;
import io.lictor.bench.population.ZeroSecrets;
import io.lictor.store.LicensingStore;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.postgres.PostgresStore;
import io.lictor.store.sqlite.SqliteStore;
import io.lictor.testing.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The limits of the machine, then the bare service, then each store beside it. Closing it ends all it started. */
final class SpeedRun implements AutoCloseable {

    private static final String DATABASE = "postgres";

    /** Options of both services: more threads to compile warm them up in half the time, and make neither faster. */
    private static final Map<String, String> JVM =
            Map.of("JAVA_OPTS", System.getenv().getOrDefault("JAVA_OPTS", "-XX:CICompilerCount=4"));

    private final SpeedOptions options;
    private final WorkDirectory work;
    private final Wrk wrk;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final List<Measured> measured = new ArrayList<>();

    SpeedRun(SpeedOptions options, WorkDirectory work) {
        this.options = options;
        this.work = work;
        this.wrk = new Wrk(options.root().resolve("benchmarks/lib/load.lua"), work.path());
    }

    Speed run() throws Exception {
        Pace pace = options.pace();
        say("the machine by itself");
        Limits limits = Limits.measure(work.path(), pace.limits());
        PackagedService bare =
                started(PackagedService.bare(options.root(), work.path().resolve("bare"), JVM, log("bare")));
        try (Meter meter = new Meter(wrk, pace, bare, bare, new Subjects(pace))) {
            meter.warmUp(Call.BARE_POST);
            measure("bare", meter, true);
        }
        for (String store : options.stores()) {
            product(store, bare);
        }
        return new Speed(machine(), limits, List.copyOf(measured));
    }

    private void product(String name, PackagedService bare) throws Exception {
        say(name + ": selling licences");
        Path data = work.path().resolve(name.toLowerCase(Locale.ROOT));
        Subjects subjects = new Subjects(options.pace());
        PostgresServer postgres = name.equals(SpeedOptions.POSTGRES) ? started(PostgresServer.start()) : null;
        String url = postgres == null ? null : postgres.url(DATABASE) + "?user=" + PostgresServer.USER;
        fill(data, url, subjects);
        PackagedService service = started(PackagedService.standalone(
                options.root(), data, url, environment(), log(name.toLowerCase(Locale.ROOT))));
        service.awaitProjections();
        try (Meter meter = new Meter(wrk, options.pace(), bare, service, subjects)) {
            measure(name, meter, false);
        }
        service.close();
        if (postgres != null) {
            postgres.close();
        }
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(ZeroSecrets.environment());
        environment.putAll(JVM);
        return environment;
    }

    private static void fill(Path data, @Nullable String url, Subjects subjects) {
        try (DataDirectory directory = url == null ? DataDirectory.take(data) : DataDirectory.share(data);
                LicensingStore store = url == null
                        ? SqliteStore.open(directory, ZeroSecrets.ofStore())
                        : PostgresStore.open(url, PostgresServer.USER, null, ZeroSecrets.ofStore())) {
            Populator populator = new Populator(store);
            for (Group group : subjects.groups()) {
                populator.add(group);
            }
        }
    }

    private void measure(String store, Meter meter, boolean bare) throws Exception {
        for (Call call : Call.values()) {
            if (call.isBare() == bare && options.calls().contains(call)) {
                say(store + ": " + call.label);
                measured.add(meter.measure(store, call));
            }
        }
    }

    private <T extends AutoCloseable> T started(T service) {
        started.push(service);
        return service;
    }

    private Path log(String name) {
        return work.logs().resolve(name + ".log");
    }

    private static void say(String what) {
        System.out.println(what + "…");
    }

    private static String machine() {
        return "%d processors, %s %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.version());
    }

    @Override
    public synchronized void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                System.err.println("Can't be stopped: " + e);
            }
        }
    }
}
