package io.lictor.bench.load;

import io.lictor.bench.load.KnownLicenses.Licence;
import io.lictor.bench.load.KnownLicenses.Sort;
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
    private static final int ONE_IN_SO_MANY_IS_SENT_TWICE = 16;

    private final Api api;
    private final Servers servers;
    private final Ledger ledger;
    private final KnownLicenses market;
    private final RandomGenerator random;
    private final boolean resends;

    Client(Api api, Servers servers, Ledger ledger, KnownLicenses market, RandomGenerator random, boolean resends) {
        this.api = api;
        this.servers = servers;
        this.ledger = ledger;
        this.market = market;
        this.random = random;
        this.resends = resends;
    }

    void run(CommandMix mix, BooleanSupplier stopped) throws InterruptedException {
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

    /** Sends it to anybody; now and then to two at once, as an impatient client does. */
    private Answer attempt(Request request, String key) throws InterruptedException {
        List<URI> writers = servers.writers();
        if (writers.isEmpty()) {
            return new Answer.Refused();
        }
        URI first = any(writers);
        if (!resends || random.nextInt(ONE_IN_SO_MANY_IS_SENT_TWICE) > 0) {
            return api.write(first, request, key);
        }
        URI second = any(writers);
        RepeatedAnswers twins =
                RepeatedAnswers.of(() -> api.write(first, request, key), () -> api.write(second, request, key));
        if (!(twins.other() instanceof Answer.Refused)) {
            ledger.resent(twins.other());
        }
        if (twins.contradict()) {
            ledger.contradicted(new Sent(key, request, twins.told()));
        }
        return twins.better();
    }

    private URI any(List<URI> writers) {
        return writers.get(random.nextInt(writers.size()));
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
