package io.lictor.bench.fleet;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Lictor with its events in PostgreSQL and its read model in a server that outlives it: the standalone, or two services
 * several times over. Struck are the database and the instances in turns.
 */
public final class PostgresFleet implements Fleet {

    private final Jars jars;
    private final Path data;
    private final Path logs;
    private final int instances;
    private final PostgresServer postgres;
    private final List<LictorProcess> writing = new ArrayList<>();
    private final List<LictorProcess> reading = new ArrayList<>();
    private @Nullable MongoProcess mongo;
    private boolean databaseIsDown;
    private int strikes;

    /** {@code instances} of each service; one is the standalone. */
    public PostgresFleet(Jars jars, Path data, Path logs, int instances) throws IOException {
        this.jars = jars;
        this.data = data;
        this.logs = logs;
        this.instances = instances;
        this.postgres = new PostgresServer(data.resolve("postgres"));
    }

    @Override
    public void start() throws IOException, InterruptedException {
        postgres.start();
        MongoProcess mongodb = MongoProcess.start(logs);
        mongo = mongodb;
        Instances all =
                new Instances(jars, data.resolve("lictor"), logs, postgres.jdbcUrl(), postgres.user(), mongodb.uri());
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
    public String strike(RandomGenerator random) throws IOException {
        if (strikes++ % 2 == 1) {
            databaseIsDown = true;
            postgres.kill();
            return "PostgreSQL";
        }
        List<LictorProcess> all = all();
        LictorProcess victim = all.get(random.nextInt(all.size()));
        victim.kill();
        return victim.name();
    }

    @Override
    public void mend() throws IOException, InterruptedException {
        if (databaseIsDown) {
            postgres.start();
            databaseIsDown = false;
        }
        for (LictorProcess one : all()) {
            if (!one.isRunning()) {
                one.start();
            }
        }
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
    public void close() {
        all().forEach(LictorProcess::close);
        MongoProcess mongodb = mongo;
        if (mongodb != null) {
            mongodb.close();
        }
        postgres.close();
    }
}
