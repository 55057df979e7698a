package io.lictor.bench.crash;

import io.lictor.bench.fleet.Fleet;
import io.lictor.bench.load.Api;
import io.lictor.bench.load.Ledger;
import io.lictor.bench.load.Load;
import io.lictor.bench.load.Sent;
import io.lictor.bench.proof.Findings;
import io.lictor.bench.proof.Proof;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Rounds of the same kind: load, something is killed at a random moment and started again, the clients who insist are
 * answered, and everything is checked. In the end all that was ever acknowledged is asked for once more.
 */
public final class CrashRun implements AutoCloseable {

    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Duration AFTER_MENDING = Duration.ofMillis(500);

    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final int WARM = 50;

    private final Fleet fleet;
    private final Consumer<String> progress;
    private final SplittableRandom random;
    private final Api api;
    private final Load load;
    private final Proof proof;
    private final boolean resends;
    private final List<Ledger> ledgers = new ArrayList<>();
    private final Findings findings = new Findings();

    public CrashRun(Fleet fleet, int clients, boolean resends, long seed, Consumer<String> progress) {
        this.fleet = fleet;
        this.api = new Api(fleet.adminTokenFile());
        this.progress = progress;
        this.resends = resends;
        this.random = new SplittableRandom(seed);
        this.load = new Load(api, fleet, clients, resends, random.nextLong());
        this.proof = new Proof(api, fleet);
        progress.accept("Seed " + seed);
    }

    /** Plays the rounds; {@code longest} is how much load there is at most before something is killed. */
    public Report run(int rounds, Duration longest) throws IOException, InterruptedException, ExecutionException {
        fleet.start();
        Ledger preparations = new Ledger();
        ledgers.add(preparations);
        load.prepare(preparations);
        Proof.Result last = proof.check(ledgers);
        int played = 0;
        while (played < rounds && findings.isClean()) {
            last = round(++played, longest);
        }
        if (resends && findings.isClean()) {
            List<Sent> all = ledgers.stream()
                    .flatMap(ledger -> ledger.acknowledged().stream())
                    .toList();
            progress.accept("All %,d acknowledged commands are sent again".formatted(all.size()));
            findings.addAll(proof.checkResent(all));
            last = proof.check(ledgers);
            findings.addAll(last.findings());
        }
        return new Report(played, ledgers, last.events(), last.foundUnacknowledged(), resends, findings);
    }

    private Proof.Result round(int number, Duration longest)
            throws IOException, InterruptedException, ExecutionException {
        Ledger ledger = new Ledger();
        ledgers.add(ledger);
        load.start(ledger);
        long range = Math.max(1, longest.minus(SHORTEST).toMillis());
        Duration moment = SHORTEST.plusMillis(random.nextLong(range));
        awaitFirstAnswers(ledger);
        Thread.sleep(moment);
        ledger.measureGap();
        int before = ledger.acknowledged().size();
        String victim = fleet.strike(random);
        long struckAt = System.nanoTime();
        fleet.mend();
        Duration mended = Duration.ofNanos(System.nanoTime() - struckAt);
        Thread.sleep(AFTER_MENDING);
        load.stop();
        Proof.Result result = check(ledger);
        progress.accept(
                "Round %d: %s killed after %s and %,d acknowledged, all back after %s, %s without a write; %,d acknowledged, %,d refused, %,d never answered; %,d events; %s"
                        .formatted(
                                number,
                                victim,
                                seconds(moment),
                                before,
                                seconds(mended),
                                seconds(Duration.ofNanos(ledger.longestGap())),
                                ledger.acknowledged().size(),
                                ledger.refused().size(),
                                ledger.unknown().size(),
                                result.events(),
                                findings));
        return result;
    }

    /** A service that has just started is slow; to strike it then would prove little. */
    private static void awaitFirstAnswers(Ledger ledger) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WARM_UP.toNanos();
        while (ledger.acknowledged().size() < WARM && System.nanoTime() < end) {
            Thread.sleep(PAUSE);
        }
    }

    private Proof.Result check(Ledger ledger) throws InterruptedException, ExecutionException {
        if (resends) {
            Collection<Sent> acknowledged = ledger.acknowledged();
            findings.addAll(proof.checkResent(acknowledged));
        }
        Proof.Result result = proof.check(ledgers);
        findings.addAll(result.findings());
        return result;
    }

    private static String seconds(Duration duration) {
        return "%.2f s".formatted(duration.toMillis() / 1000.0);
    }

    @Override
    public void close() {
        load.close();
        api.close();
    }
}
