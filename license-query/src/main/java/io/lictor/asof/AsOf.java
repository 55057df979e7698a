package io.lictor.asof;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Where the answer as of an instant comes from: what has passed from the events, now and what is to come from the read model. */
public final class AsOf {

    /** What the description says of {@code at}. */
    public static final String PARAMETER =
            "As it stood then; as it will stand if nothing happens, where that is to come."
                    + " A past instant may take several calls on a large store: 503 AS_OF_BUILDING tells how far it is.";

    private final Populations populations;
    private final InstantSource clock;

    public AsOf(Populations populations, InstantSource clock) {
        this.populations = populations;
        this.clock = clock;
    }

    /** Where to look for the answer. */
    public sealed interface Source {}

    /** In the read model, whose facts are judged at this instant. */
    public record Present(Instant at) implements Source {}

    /** In what there was. */
    public record Past(Population population) implements Source {}

    /** Where to look for the answer as of {@code at}, or as of now where it is null. */
    public Source of(@Nullable Instant at) {
        Instant now = clock.instant();
        if (at == null) {
            return new Present(now);
        }
        return at.isBefore(now) ? new Past(populations.asOf(at)) : new Present(at);
    }
}
