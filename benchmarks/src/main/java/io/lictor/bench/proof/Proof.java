package io.lictor.bench.proof;

import io.lictor.bench.load.Api;
import io.lictor.bench.load.Ledger;
import io.lictor.bench.load.Sent;
import io.lictor.bench.load.Servers;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Runs all checks. Only the service itself may write meanwhile. */
public final class Proof {

    /** The service's own events, when an instant passes, may come between the fold and the answers. */
    private static final int TRIES = 5;

    private final Api api;
    private final Servers servers;

    public Proof(Api api, Servers servers) {
        this.api = api;
        this.servers = servers;
    }

    /** Result: the findings, the number of events, and the number of unacknowledged commands that were done. */
    public record Result(Findings findings, long events, int foundUnacknowledged) {}

    /** Commands against events, numbers, and each reader's answers against a fresh fold of the events. */
    public Result check(Collection<Ledger> ledgers) throws InterruptedException {
        Findings findings = new Findings();
        List<URI> readers = servers.readers();
        if (readers.isEmpty()) {
            throw new IllegalStateException("Nobody is there to be asked");
        }
        List<FeedEvent> events = new ArrayList<>();
        Reader first = new Reader(api, readers.getFirst());
        events.addAll(first.events(0));
        OrderCheck.check(events, findings);
        CommandCheck commands = new CommandCheck(events, findings);
        ledgers.forEach(commands::check);
        FreshFold fold = fold(events, findings);
        if (fold != null) {
            for (URI reader : readers) {
                equal(new Reader(api, reader), fold, findings);
            }
        }
        return new Result(findings, events.size(), commands.foundUnacknowledged());
    }

    /** Sends acknowledged commands again: each is found by its key, and answered as before. */
    public Findings checkResent(Collection<Sent> acknowledged) throws InterruptedException, ExecutionException {
        Findings findings = new Findings();
        new ResendCheck(api, servers.writers()).check(acknowledged, findings);
        return findings;
    }

    private static @Nullable FreshFold fold(List<FeedEvent> events, Findings findings) {
        FreshFold fold = new FreshFold();
        try {
            fold.addAll(events);
            return fold;
        } catch (IllegalStateException e) {
            findings.add(Fault.DISORDERED, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static void equal(Reader reader, FreshFold fold, Findings findings) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            fold.addAll(reader.events(fold.position()));
            List<String> differences = new ReadModelCheck(reader, fold).differences();
            boolean meanwhile = !reader.events(fold.position()).isEmpty();
            if (differences.isEmpty() || (tries >= TRIES && !meanwhile) || tries >= 10 * TRIES) {
                differences.forEach(difference -> findings.add(Fault.UNEQUAL, difference));
                return;
            }
        }
    }
}
