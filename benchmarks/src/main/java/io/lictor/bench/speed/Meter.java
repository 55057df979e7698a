package io.lictor.bench.speed;

import io.lictor.bench.fleet.PackagedService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures calls of one service, and beside each the bare POST, so that both are from the same minute. */
final class Meter implements AutoCloseable {

    private static final int[] CONNECTIONS = {1, 16, 256};

    /** What counts as faster, and how many rounds that are not it takes to believe it. */
    private static final double FASTER = 1.05;

    private static final int PATIENCE = 3;

    private final Wrk wrk;
    private final Pace pace;
    private final Plan bare;
    private final Cost bareCost;
    private final PackagedService service;
    private final Cost cost;
    private final Subjects subjects;

    Meter(Wrk wrk, Pace pace, PackagedService bare, PackagedService service, Subjects subjects) throws IOException {
        this.wrk = wrk;
        this.pace = pace;
        this.bare = new Plan(Call.BARE_POST, bare.uri(), bare.token(), List.of(), 0);
        this.bareCost = Cost.of(bare.pid());
        this.service = service;
        this.cost = Cost.of(service.pid());
        this.subjects = subjects;
    }

    Measured measure(String store, Call call) throws IOException, InterruptedException {
        warmUp(call);
        List<Closed> closed = new ArrayList<>();
        double before = 0;
        double after = 0;
        for (int connections : CONNECTIONS) {
            if (connections == 16) {
                before = bare();
            }
            closed.add(ask(call, connections, connections == 1 ? Math.ceilDiv(pace.measure(), 2) : pace.measure()));
            if (connections == 16) {
                after = bare();
            }
        }
        double peak = closed.stream().mapToDouble(Closed::perSecond).max().orElseThrow();
        Plan plan = plan(call);
        Open open = OpenLoop.run(plan, peak / 2, pace.measure());
        subjects.used(call, (long) (peak / 2 * pace.measure()) + 1);
        return new Measured(store, call, (before + after) / 2, closed, open);
    }

    /** The first minutes are the compiler's: asks until that makes it no faster any more. */
    void warmUp(Call call) throws IOException, InterruptedException {
        double best = 0;
        long asked = 0;
        int noFaster = 0;
        for (int seconds = 0; seconds < pace.warmUp() && noFaster < PATIENCE; seconds += pace.round()) {
            Closed round = ask(call, 16, pace.round());
            noFaster = round.perSecond() > best * FASTER ? 0 : noFaster + 1;
            best = Math.max(best, round.perSecond());
            asked += round.asked();
            if (call.isOnce() && asked > pace.mostAsked()) {
                return;
            }
        }
    }

    private double bare() throws IOException, InterruptedException {
        return wrk.run(bare, 16, pace.bare(), bareCost).perSecond();
    }

    private Closed ask(Call call, int connections, int seconds) throws IOException, InterruptedException {
        Closed closed = wrk.run(plan(call), connections, seconds, cost);
        subjects.used(call, closed.asked());
        return closed;
    }

    private Plan plan(Call call) throws IOException {
        return new Plan(call, service.uri(), service.token(), subjects.next(call), subjects.first(call));
    }

    @Override
    public void close() throws IOException {
        cost.close();
        bareCost.close();
    }
}
