package io.lictor.bench.fleet;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The standalone with its events in SQLite: one process, which loses its read model with each start. */
public final class SqliteFleet implements Fleet {

    private final Path data;
    private final LictorProcess standalone;

    /** {@code options} are Spring Boot's, beside those that say where the data lies. */
    public SqliteFleet(Jars jars, Path data, Path logs, String... options) {
        this.data = data;
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--lictor.data-directory=" + data);
        this.standalone = new LictorProcess("standalone", jars.standalone(), all, Map.of(), logs);
    }

    @Override
    public void start() throws IOException, InterruptedException {
        standalone.start();
    }

    @Override
    public String strike(RandomGenerator random) {
        standalone.kill();
        return standalone.name();
    }

    @Override
    public void mend() throws IOException, InterruptedException {
        standalone.start();
    }

    @Override
    public List<URI> writers() {
        return standalone.uri().stream().toList();
    }

    @Override
    public List<URI> readers() {
        return writers();
    }

    @Override
    public Path adminTokenFile() {
        return Instances.adminTokenFile(data);
    }

    @Override
    public void close() {
        standalone.close();
    }
}
