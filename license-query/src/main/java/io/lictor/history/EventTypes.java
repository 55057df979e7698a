package io.lictor.history;

import io.lictor.event.EventCatalogue;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The names by which people know the events. */
final class EventTypes {

    static final SortedSet<String> SHORT_NAMES = Collections.unmodifiableSortedSet(EventCatalogue.entries().stream()
            .map(EventCatalogue.Entry::shortName)
            .collect(Collectors.toCollection(TreeSet::new)));

    private EventTypes() {}
}
