package io.lictor.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Many clients at once, until they are told to stop. */
public final class Load implements AutoCloseable {

    private final Api api;
    private final Servers servers;
    private final KnownLicenses market = new KnownLicenses();
    private final int clients;
    private final boolean resends;
    private final SplittableRandom random;
    private @Nullable CommandMix mix;
    private final List<Future<?>> running = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopped;

    /** {@code resends} says whether clients may send a command again when its answer was lost. */
    public Load(Api api, Servers servers, int clients, boolean resends, long seed) {
        this.api = api;
        this.servers = servers;
        this.clients = clients;
        this.resends = resends;
        this.random = new SplittableRandom(seed);
    }

    /** Defines the products and sells the licence that everybody will want a seat of. */
    public void prepare(Ledger ledger) throws InterruptedException {
        Client vendor = client(ledger, random.split());
        for (Request request : CommandMix.announcements()) {
            vendor.send(request, () -> false);
        }
        vendor.send(CommandMix.volumeLicence(), () -> false);
        Sent sold = ledger.acknowledged().stream()
                .filter(sent -> sent.request().action() == Action.ISSUE)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing can be sold: " + ledger.all()));
        Answer.Told told = sold.told();
        if (told != null) {
            mix = new CommandMix(market, told.json().path("licenseId").asText());
        }
    }

    /** Lets all clients go; what they do is written into {@code ledger}. */
    public void start(Ledger ledger) {
        CommandMix chosen = mix;
        if (chosen == null) {
            throw new IllegalStateException("Nothing was prepared");
        }
        stopped = false;
        for (int i = 0; i < clients; i++) {
            Client client = client(ledger, random.split());
            running.add(threads.submit(() -> {
                client.run(chosen, () -> stopped);
                return null;
            }));
        }
    }

    private Client client(Ledger ledger, RandomGenerator own) {
        return new Client(api, servers, ledger, market, own, resends);
    }

    /** Asks the clients to end, and waits until each was answered or has given up. */
    public void stop() throws InterruptedException, ExecutionException {
        stopped = true;
        for (Future<?> client : running) {
            client.get();
        }
        running.clear();
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdownNow();
    }
}
