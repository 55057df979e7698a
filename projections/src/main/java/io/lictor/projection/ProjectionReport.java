package io.lictor.projection;

import io.lictor.documents.GenerationCollections;
import io.lictor.projection.ProjectionStatus.BuildingStatus;
import io.lictor.projection.ProjectionStatus.SegmentStatus;
import io.lictor.projection.ProjectionStatus.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Tells how far the generations are, also those parts of them that other instances have. */
final class ProjectionReport {

    private final String name;
    private final IntFunction<GenerationCollections> places;
    private final IntFunction<@Nullable GenerationRun> runs;
    private final Instant now;

    ProjectionReport(
            String name,
            IntFunction<GenerationCollections> places,
            IntFunction<@Nullable GenerationRun> runs,
            Instant now) {
        this.name = name;
        this.places = places;
        this.runs = runs;
        this.now = now;
    }

    ProjectionStatus of(GenerationState pointer, long head, boolean catchingUp) {
        Measure serving = measure(pointer.serving(), pointer.segments(), head);
        return new ProjectionStatus(
                name,
                pointer.serving(),
                state(pointer, catchingUp),
                serving.position(),
                head,
                Math.max(0, head - serving.position()),
                serving.rate(),
                percent(serving.position(), head),
                serving.end(),
                serving.segments(),
                new DeadLetters(places.apply(pointer.serving())).count(),
                building(pointer.building(), head));
    }

    private static State state(GenerationState pointer, boolean catchingUp) {
        if (pointer.building() != null) {
            return State.REBUILDING;
        }
        return catchingUp ? State.CATCHING_UP : State.FOLLOWING;
    }

    private @Nullable BuildingStatus building(GenerationState.@Nullable Building building, long head) {
        if (building == null) {
            return null;
        }
        Measure measure = measure(building.generation(), building.segments(), head);
        return new BuildingStatus(
                building.generation(),
                building.startedAt(),
                measure.position(),
                Math.max(0, head - measure.position()),
                measure.rate(),
                percent(measure.position(), head),
                measure.end(),
                measure.segments());
    }

    private record Measure(
            long position, long rate, @Nullable Instant end, List<SegmentStatus> segments) {}

    private Measure measure(int generation, int segments, long head) {
        long[] positions = new Progress(places.apply(generation), segments).read();
        GenerationRun run = runs.apply(generation);
        Set<Integer> here = run == null ? Set.of() : run.segments();
        List<SegmentStatus> each = new ArrayList<>(segments);
        long least = Long.MAX_VALUE;
        for (int segment = 0; segment < segments; segment++) {
            each.add(new SegmentStatus(segment, positions[segment], here.contains(segment)));
            least = Math.min(least, positions[segment]);
        }
        ThroughputMeter pace = run == null ? new ThroughputMeter() : run.pace();
        return new Measure(least, pace.rate(), pace.end(head - least, now), each);
    }

    private static double percent(long position, long head) {
        return head == 0 ? 100 : Math.min(100, Math.floor(position * 1_000.0 / head) / 10);
    }
}
