package io.lictor.projection;

import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * State of a projection's generations: the one that serves, the one that is being built beside it, those to be dropped.
 *
 * <pre>
 *   beginBuilding            serve                 the next one serves           forget
 *  ───────────────► built ─────────► serving ─────────────────────────► retired ────────► dropped
 * </pre>
 *
 * @param segments into which the events of the serving generation are split
 * @param format the {@link ProjectionDefinition#format} of the documents of the serving generation
 * @param last the highest number given so far
 */
record GenerationState(
        int serving,
        int segments,
        int format,
        int last,
        @Nullable Building building,
        List<Retired> retired) {

    static final String SERVING = "serving";
    static final String SEGMENTS = "segments";
    static final String FORMAT = "format";
    static final String LAST = "last";
    static final String BUILDING = "building";
    static final String RETIRED = "retired";
    static final String GENERATION = "generation";
    static final String STARTED_AT = "startedAt";
    static final String AT = "at";

    /** Format of documents written before formats were counted. */
    private static final int FIRST_FORMAT = 1;

    record Building(int generation, int segments, int format, Instant startedAt) {

        static @Nullable Building read(@Nullable Document document) {
            return document == null
                    ? null
                    : new Building(
                            document.getInteger(GENERATION),
                            document.getInteger(SEGMENTS),
                            document.getInteger(FORMAT, FIRST_FORMAT),
                            document.getDate(STARTED_AT).toInstant());
        }
    }

    record Retired(int generation, Instant at) {

        static Retired read(Document document) {
            return new Retired(
                    document.getInteger(GENERATION), document.getDate(AT).toInstant());
        }
    }

    static GenerationState read(Document document) {
        return new GenerationState(
                document.getInteger(SERVING),
                document.getInteger(SEGMENTS),
                document.getInteger(FORMAT, FIRST_FORMAT),
                document.getInteger(LAST),
                Building.read(document.get(BUILDING, Document.class)),
                document.getList(RETIRED, Document.class).stream()
                        .map(Retired::read)
                        .toList());
    }

    boolean names(int generation) {
        return generation == serving || (building != null && generation == building.generation());
    }
}
