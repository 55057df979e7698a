package io.lictor.bench.fleet;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The standalone on a primary and its synchronous standby; struck is always the primary, as if its machine was gone. */
public final class PatroniFleet implements Fleet {

    private final Jars jars;
    private final Path data;
    private final Path logs;
    private final PatroniCluster cluster;
    private @Nullable MongoProcess mongo;
    private @Nullable LictorProcess lictor;
    private @Nullable PatroniNode struck;

    /** {@code strict}: no write is acknowledged that only one node has. */
    public PatroniFleet(Jars jars, Path data, Path logs, boolean strict) {
        this.jars = jars;
        this.data = data;
        this.logs = logs;
        this.cluster = new PatroniCluster(data.resolve("patroni"), logs, strict);
    }

    @Override
    public void start() throws IOException, InterruptedException {
        cluster.start();
        MongoProcess mongodb = MongoProcess.start(logs);
        mongo = mongodb;
        LictorProcess standalone = new Instances(
                        jars, data.resolve("lictor"), logs, cluster.jdbcUrl(), "postgres", mongodb.uri())
                .standalone();
        lictor = standalone;
        standalone.start();
    }

    @Override
    public String strike(RandomGenerator random) throws InterruptedException {
        PatroniNode primary =
                cluster.primary().orElseThrow(() -> new IllegalStateException("There is no primary to be struck"));
        primary.kill();
        struck = primary;
        return "the primary, " + primary.name() + ",";
    }

    /** Waits for the other node to take over, then brings the old one back, as the standby it is now. */
    @Override
    public void mend() throws IOException, InterruptedException {
        PatroniNode former = struck;
        if (former != null) {
            cluster.awaitPromotion(former);
            former.start();
            struck = null;
        }
        cluster.awaitPair();
    }

    @Override
    public List<URI> writers() {
        LictorProcess running = lictor;
        return running == null ? List.of() : running.uri().stream().toList();
    }

    @Override
    public List<URI> readers() {
        return writers();
    }

    @Override
    public Path adminTokenFile() {
        return Instances.adminTokenFile(data.resolve("lictor"));
    }

    @Override
    public void close() {
        LictorProcess running = lictor;
        if (running != null) {
            running.close();
        }
        MongoProcess mongodb = mongo;
        if (mongodb != null) {
            mongodb.close();
        }
        cluster.close();
    }
}
