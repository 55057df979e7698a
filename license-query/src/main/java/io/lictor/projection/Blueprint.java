package io.lictor.projection;

import io.lictor.readmodel.Place;
import io.lictor.store.EventLog;
import java.util.List;

/** What a projection makes of the events, and into which collections. All else about it is alike for all of them. */
public interface Blueprint {

    /** By it operators, tokens and the pointer to what serves know it; never changed once it is in use. */
    String name();

    /** Begins the names of its collections. */
    default String prefix() {
        return name() + "_";
    }

    /** The collections of a filling, as {@link Place#collection} takes them. */
    List<String> collections();

    /** Makes the indexes a server needs; those that are there already stay. */
    default void createIndexes(Place place) {}

    /** What folds the events of one segment. Each stream is the matter of one part at most. */
    List<Part<?>> parts(Place place, EventLog log, int segment);
}
