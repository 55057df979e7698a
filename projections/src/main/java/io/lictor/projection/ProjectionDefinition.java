package io.lictor.projection;

import io.lictor.documents.GenerationCollections;
import io.lictor.store.EventLog;
import java.time.Duration;
import java.util.List;

/**
 * Definition of a projection: what it makes of the events, and into which collections. All projections are alike in
 * everything else.
 */
public interface ProjectionDefinition {

    /** Name by which operators, tokens and the pointer to what serves know it; never changed once it is in use. */
    String name();

    /** Its name in sentences for operators. */
    default String title() {
        return "the projection " + name();
    }

    /** Begins the names of its collections. */
    default String prefix() {
        return name() + "_";
    }

    /**
     * Returns the number of the format of its documents. A release that writes other documents has a higher one: it has a
     * generation of them built before it answers, and leaves the others to releases before it.
     */
    default int format() {
        return 1;
    }

    /** The collections of a filling, as {@link GenerationCollections#collection} takes them. */
    List<String> collections();

    /** Makes the indexes a server needs; those that are there already stay. */
    default void createIndexes(GenerationCollections collections) {}

    /** Creates indexes in the embedded server, which fills each when a query first asks for it. */
    default void createEmbeddedIndexes(GenerationCollections collections) {}

    /** Asks what makes the embedded server fill its indexes, once all events there were at the start are folded in. */
    default void prepareQueries(GenerationCollections collections) {}

    /**
     * Returns the time for which events that come close together may gather before they are folded, if nobody waits
     * for them: they are written once.
     */
    default Duration pause() {
        return Duration.ofMillis(20);
    }

    /**
     * Returns whether erasable texts are needed, which take time to read; if not, events come as if they were erased.
     */
    default boolean readsTexts() {
        return true;
    }

    /** Returns the projections that fold the events of one segment. Each stream belongs to one of them at most. */
    List<DocumentProjection<?>> parts(GenerationCollections collections, EventLog log, int segment);
}
