package io.lictor.bench.speed;

import java.util.List;

/**
 * A call at one store.
 *
 * @param bare what the bare POST made with 16 connections before and after
 * @param closed with 1, 16 and 256 connections
 * @param bareOpen the bare POST in an open loop of the same rate
 */
record Measured(String store, Call call, double bare, List<Closed> closed, Open bareOpen, Open open) {

    Closed at(int connections) {
        return closed.stream()
                .filter(one -> one.connections() == connections)
                .findFirst()
                .orElseThrow();
    }

    /** Returns the throughput as a part of the bare POST's in the same minute. */
    double ofBare() {
        return at(16).perSecond() / bare;
    }

    long failures() {
        return closed.stream().mapToLong(Closed::failures).sum() + open.failures();
    }

    /** Returns whether all targets are met; true without targets. */
    boolean isGood() {
        Call.Target target = call.target;
        return failures() == 0
                && ofBare() >= target.ofBare()
                && at(256).perSecond() >= target.perSecond()
                && (target.millis() == 0 || open.p99() <= target.millis());
    }

    boolean hasTarget() {
        return !call.target.equals(Call.Target.NONE);
    }
}
