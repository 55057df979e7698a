package io.lictor.bench.fleet;

import io.lictor.testing.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Lictor with its events in PostgreSQL and its read model in a server that outlives it: the standalone, or two services
 * several times over. Struck are the database and an instance in turns, each instance
 * as often as the others.
 */
public final class PostgresFleet implements Fleet {

    private static final String DATABASE = "postgres";

    private final Jars jars;
    private final Path data;
    private final Path logs;
    private final int instances;
    private @Nullable PostgresServer postgres;
    private final List<LictorProcess> writing = new ArrayList<>();
    private final List<LictorProcess> reading = new ArrayList<>();
    /** Instances not killed yet in this turn. */
    private final List<LictorProcess> turns = new ArrayList<>();

    private @Nullable MongoProcess mongo;
    private boolean databaseIsDown;
    private int strikes;

    /** {@code instances} of each service; one is the standalone. */
    public PostgresFleet(Jars jars, Path data, Path logs, int instances) {
        this.jars = jars;
        this.data = data;
        this.logs = logs;
        this.instances = instances;
    }

    @Override
    public void start() throws IOException, InterruptedException {
        PostgresServer database = PostgresServer.start();
        postgres = database;
        WritesThrough.require(database.url(DATABASE), PostgresServer.USER);
        MongoProcess mongodb = MongoProcess.start(logs);
        mongo = mongodb;
        Instances all = new Instances(
                jars, data.resolve("lictor"), logs, database.url(DATABASE), PostgresServer.USER, mongodb.uri());
        if (instances == 1) {
            LictorProcess standalone = all.standalone();
            writing.add(standalone);
            reading.add(standalone);
        } else {
            for (int i = 1; i <= instances; i++) {
                writing.add(all.command(i));
                reading.add(all.query(i));
            }
        }
        mend();
    }

    @Override
    public String strike(RandomGenerator random) {
        if (strikes++ % 2 == 1) {
            databaseIsDown = true;
            database().kill();
            return "PostgreSQL";
        }
        if (turns.isEmpty()) {
            turns.addAll(all());
        }
        LictorProcess victim = turns.remove(random.nextInt(turns.size()));
        victim.kill();
        return victim.name();
    }

    @Override
    public void mend() throws IOException, InterruptedException {
        if (databaseIsDown) {
            database().startAgain();
            databaseIsDown = false;
        }
        for (LictorProcess one : all()) {
            if (!one.isRunning()) {
                one.start();
            }
        }
    }

    private PostgresServer database() {
        return Objects.requireNonNull(postgres, "not started");
    }

    private List<LictorProcess> all() {
        List<LictorProcess> all = new ArrayList<>(writing);
        reading.stream().filter(one -> !writing.contains(one)).forEach(all::add);
        return all;
    }

    @Override
    public List<URI> writers() {
        return uris(writing);
    }

    @Override
    public List<URI> readers() {
        return uris(reading);
    }

    private static List<URI> uris(List<LictorProcess> processes) {
        return processes.stream()
                .map(LictorProcess::uri)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Path adminTokenFile() {
        return Instances.adminTokenFile(data.resolve("lictor"));
    }

    @Override
    public void close() {
        all().forEach(LictorProcess::close);
        MongoProcess mongodb = mongo;
        if (mongodb != null) {
            mongodb.close();
        }
        PostgresServer database = postgres;
        if (database != null) {
            database.close();
        }
    }
}
