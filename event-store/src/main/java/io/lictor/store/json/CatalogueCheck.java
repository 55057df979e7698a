package io.lictor.store.json;

import io.lictor.event.Event;
import io.lictor.event.EventCatalogue;
import java.util.List;
import java.util.stream.Stream;

/** Finds events without a stored name at start-up, rather than when the first one is to be written. */
public final class CatalogueCheck {

    private CatalogueCheck() {}

    public static void everyEventHasAName() {
        List<String> nameless = nameless(Event.class);
        if (!nameless.isEmpty()) {
            throw new IllegalStateException("Not in the event catalogue: " + String.join(", ", nameless));
        }
    }

    public static List<String> nameless(Class<?> sealedRoot) {
        return concrete(sealedRoot)
                .filter(type -> EventCatalogue.byType(type) == null)
                .map(Class::getName)
                .toList();
    }

    private static Stream<Class<?>> concrete(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(CatalogueCheck::concrete)
                : Stream.of(type);
    }
}
