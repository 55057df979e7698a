package io.lictor.asof;

import io.lictor.reading.ReadAfterWrite;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Chooses the source of an answer as of an instant: the events for the past, the read model for now and later. */
public final class AsOf {

    /** Description of the parameter {@code at} in the API's description. */
    public static final String PARAMETER =
            "As it stood then; as it will stand if nothing happens, where that is to come."
                    + " A past instant may take several calls on a large store: 503 AS_OF_BUILDING tells how far it is.";

    private final Populations populations;
    private final InstantSource clock;

    public AsOf(Populations populations, InstantSource clock) {
        this.populations = populations;
        this.clock = clock;
    }

    /** Source of an answer. */
    public sealed interface Source {}

    /** Question to the read model, whose facts are judged at this instant. */
    public record Present(Instant at) implements Source {}

    /** Question to the population of a past instant. */
    public record Past(Population population) implements Source {}

    /** Returns the source of an answer as of {@code at}, or as of now if it is null. */
    public Source of(@Nullable Instant at) {
        Instant now = clock.instant();
        if (at == null) {
            return new Present(now);
        }
        return ReadAfterWrite.isPast(at, now) ? new Past(populations.asOf(at)) : new Present(at);
    }
}
