package io.lictor.projection;

import io.lictor.documents.GenerationCollections;
import io.lictor.store.EventLog;
import java.time.Duration;
import java.util.List;

/** What a projection makes of the events, and into which collections. All else about it is alike for all of them. */
public interface ProjectionDefinition {

    /** By it operators, tokens and the pointer to what serves know it; never changed once it is in use. */
    String name();

    /** Its name in sentences for operators. */
    default String title() {
        return "the projection " + name();
    }

    /** Begins the names of its collections. */
    default String prefix() {
        return name() + "_";
    }

    /** The collections of a filling, as {@link GenerationCollections#collection} takes them. */
    List<String> collections();

    /** Makes the indexes a server needs; those that are there already stay. */
    default void createIndexes(GenerationCollections place) {}

    /** The same for the embedded server, which uses them for equality with something rare, and else goes by ids. */
    default void createEmbeddedIndexes(GenerationCollections place) {}

    /**
     * How long events that come close together gather before they are folded in, where nobody waits for them. What is
     * written is written once for all of them.
     */
    default Duration pause() {
        return Duration.ofMillis(20);
    }

    /** Whether it needs what people wrote freely, which takes time to read; if not, its events come as if it were erased. */
    default boolean readsTexts() {
        return true;
    }

    /** What folds the events of one segment. Each stream is the matter of one part at most. */
    List<DocumentProjection<?>> parts(GenerationCollections place, EventLog log, int segment);
}
