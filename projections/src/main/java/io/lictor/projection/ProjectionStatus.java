package io.lictor.projection;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * State of a projection. Positions count all events in the store, rates events a second.
 *
 * @param head the last event in the store
 * @param percent of the events that are folded in
 * @param estimatedEnd time at which it will have caught up at this rate; absent if it has, or nothing moves
 * @param deadLetters streams that stand still
 * @param building the generation that is being built; absent if none is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProjectionStatus(
        String name,
        int generation,
        State state,
        long position,
        long head,
        long lag,
        long rate,
        double percent,
        @Nullable Instant estimatedEnd,
        List<SegmentStatus> segments,
        long deadLetters,
        @Nullable BuildingStatus building) {

    /** State of a projection. */
    public enum State {
        /** The read model lacks events that were there when this process started. */
        CATCHING_UP,
        FOLLOWING,
        /** Following, and building another generation beside. */
        REBUILDING
    }

    /** {@code here} tells whether the instance that answers has the segment. */
    public record SegmentStatus(int segment, long position, boolean here) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ProjectionBuilding")
    public record BuildingStatus(
            int generation,
            Instant startedAt,
            long position,
            long lag,
            long rate,
            double percent,
            @Nullable Instant estimatedEnd,
            List<SegmentStatus> segments) {}
}
