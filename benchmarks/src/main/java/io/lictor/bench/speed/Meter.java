package io.lictor.bench.speed;

import io.lictor.bench.fleet.PackagedService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures calls of one service, and beside each the bare POST, so that both are from the same minute. */
final class Meter implements AutoCloseable {

    private static final int[] CONNECTIONS = {1, 16, 256};

    /** A JVM makes this load: its first rounds are its compilers', beside the service on the same processors. */
    private static final int GENERATOR_ROUNDS = 3;

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
        Open bareOpen = bareOpen(peak / 2);
        open(call, peak / 2); // as many connections in no order are another load than wrk's
        Open open = open(call, peak / 2);
        return new Measured(store, call, (before + after) / 2, closed, bareOpen, open);
    }

    /** Measures the same load on the bare service; what only a cold generator causes is left out. */
    private Open bareOpen(double perSecond) throws IOException {
        for (int round = 1; round < GENERATOR_ROUNDS; round++) {
            OpenLoop.run(bare, perSecond, pace.measure());
        }
        return OpenLoop.run(bare, perSecond, pace.measure());
    }

    private Open open(Call call, double perSecond) throws IOException, InterruptedException {
        Open open = OpenLoop.run(plan(call), perSecond, pace.measure());
        subjects.used(call, (long) (perSecond * pace.measure()) + 1);
        return open;
    }

    void warmUp(Call call) throws IOException, InterruptedException {
        long mostAsked = call.isOnce() ? pace.mostAsked() : Long.MAX_VALUE;
        WarmUp.run(seconds -> ask(call, 16, seconds), pace.round(), pace.warmUp(), mostAsked);
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
