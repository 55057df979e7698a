package io.lictor.bench.fleet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One etcd, which decides who of Patroni's nodes leads. Three of them, on three machines, are what operators want. */
final class Etcd implements AutoCloseable {

    private static final Pattern READY =
            Pattern.compile("(ready to serve client requests|serving (?:insecure )?client)");

    private final ChildProcess process;
    private final int port;

    private Etcd(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    static Etcd start(Path data, Path logs) throws IOException, InterruptedException {
        int port = Ports.free();
        String clients = "http://127.0.0.1:" + port;
        String peers = "http://127.0.0.1:" + Ports.free();
        ChildProcess process = ChildProcess.start(
                "etcd",
                List.of(
                        "etcd",
                        "--name=one",
                        "--data-dir=" + data,
                        "--listen-client-urls=" + clients,
                        "--advertise-client-urls=" + clients,
                        "--listen-peer-urls=" + peers,
                        "--initial-advertise-peer-urls=" + peers,
                        "--initial-cluster=one=" + peers),
                Map.of(),
                logs.resolve("etcd.log"));
        process.await(READY, 0, Duration.ofSeconds(30));
        return new Etcd(process, port);
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.close();
    }
}
