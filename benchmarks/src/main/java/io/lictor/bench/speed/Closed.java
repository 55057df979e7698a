package io.lictor.bench.speed;

/**
 * A closed loop: as many at once as there are connections, each asking again when it has its answer.
 *
 * @param asked requests sent, answered or not
 * @param cpuMicros of the service's processor time, for each answer
 * @param allocatedKilobytes on the service's heap, for each answer
 */
record Closed(
        int connections,
        long asked,
        double perSecond,
        double p50,
        double p99,
        double p999,
        long failures,
        double cpuMicros,
        double allocatedKilobytes) {}
