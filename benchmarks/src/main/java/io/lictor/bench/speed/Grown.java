package io.lictor.bench.speed;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Cost of one size of the store. Times are in seconds from the start of the process.
 *
 * @param bytesPerEvent on disk
 * @param listening it takes connections
 * @param firstWrite it has answered a write
 * @param complete its read model has all events
 * @param heapMegabytes in use after a full collection
 * @param questions about all licences, medians in milliseconds
 * @param calls with 16 connections
 */
record Grown(
        int licenses,
        long events,
        double populated,
        double bytesPerEvent,
        double listening,
        double firstWrite,
        double complete,
        double heapMegabytes,
        Map<String, Double> questions,
        Map<Call, Closed> calls) {

    /** Returns the measurement of one call. */
    Closed call(Call call) {
        return Objects.requireNonNull(calls.get(call));
    }

    /** The calls of all sizes. */
    static List<Call> calls(List<Grown> sizes) {
        return List.copyOf(sizes.getFirst().calls().keySet());
    }
}
