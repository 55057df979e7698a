package io.lictor.bench.load;

import io.lictor.bench.load.Market.Licence;
import io.lictor.bench.load.Market.Sort;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Sends one command after the other. When no answer comes, or none yet, a client either sends the command again under
 * its key until it is answered, or gives up and never learns.
 */
final class Client {

    private static final Duration PAUSE = Duration.ofMillis(30);
    private static final long PATIENCE = Duration.ofSeconds(90).toNanos();
    private static final int ONE_IN_SO_MANY_GIVES_UP = 4;

    private final Api api;
    private final Servers servers;
    private final Ledger ledger;
    private final Market market;
    private final RandomGenerator random;
    private final boolean resends;

    Client(Api api, Servers servers, Ledger ledger, Market market, RandomGenerator random, boolean resends) {
        this.api = api;
        this.servers = servers;
        this.ledger = ledger;
        this.market = market;
        this.random = random;
        this.resends = resends;
    }

    void run(Mix mix, BooleanSupplier stopped) throws InterruptedException {
        while (!stopped.getAsBoolean()) {
            send(mix.next(random), stopped);
        }
    }

    void send(Request request, BooleanSupplier stopped) throws InterruptedException {
        String key = UUID.randomUUID().toString();
        boolean stubborn = resends && random.nextInt(ONE_IN_SO_MANY_GIVES_UP) > 0;
        boolean mayBeDone = false;
        long end = System.nanoTime() + PATIENCE;
        while (true) {
            Answer answer = attempt(request, key);
            if (mayBeDone && !(answer instanceof Answer.Refused)) {
                ledger.resent(answer);
            }
            switch (answer) {
                case Answer.Told told
                when !told.isPostponed() -> {
                    ledger.answered(new Sent(key, request, told), told);
                    learn(request, told);
                    return;
                }
                case Answer.Told _, Answer.Lost _ -> mayBeDone = true;
                case Answer.Refused _ -> {}
            }
            boolean waits = mayBeDone ? stubborn && System.nanoTime() < end : !stopped.getAsBoolean();
            if (!waits) {
                if (mayBeDone) {
                    ledger.gaveUp(new Sent(key, request, null));
                }
                return;
            }
            Thread.sleep(PAUSE);
        }
    }

    private Answer attempt(Request request, String key) throws InterruptedException {
        List<URI> writers = servers.writers();
        return writers.isEmpty()
                ? new Answer.Refused()
                : api.write(writers.get(random.nextInt(writers.size())), request, key);
    }

    private void learn(Request request, Answer.Told told) {
        if (!told.isGood()) {
            return;
        }
        if (request.action() == Action.ISSUE || request.action() == Action.IMPORT) {
            var json = told.json();
            String key = json.path("key").asText();
            market.add(sort(request), new Licence(json.path("licenseId").asText(), key.isEmpty() ? null : key), random);
        } else if (request.action() == Action.UPGRADE) {
            var json = told.json();
            market.add(
                    json.path("successor").path("kind").asText().equals("PERPETUAL")
                            ? Sort.PERPETUAL
                            : Sort.SUBSCRIPTION,
                    new Licence(
                            json.path("successorId").asText(), json.path("key").asText()),
                    random);
        }
    }

    private static Sort sort(Request request) {
        return Sort.valueOf(
                Json.read(String.valueOf(request.body())).path("kind").asText());
    }
}
