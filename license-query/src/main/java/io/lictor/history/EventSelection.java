package io.lictor.history;

import io.lictor.access.ProductScope;
import io.lictor.event.EventMetadata;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events somebody wants, and may see.
 *
 * @param products those the caller may see; without events that are about no product unless these are all
 * @param product of the event or of its licence
 * @param customer who owned the licence before or after the event
 * @param types short names; empty for all
 * @param since time of the earliest, as the store recorded it
 * @param actor who sent the command
 * @param correlationId of the request
 */
public record EventSelection(
        ProductScope products,
        @Nullable String product,
        @Nullable String customer,
        Set<String> types,
        @Nullable Instant since,
        @Nullable String actor,
        @Nullable String correlationId) {

    public static final EventSelection ALL =
            new EventSelection(ProductScope.ALL, null, null, Set.of(), null, null, null);

    /** Returns events about a product and a customer; null for any. */
    public static EventSelection about(@Nullable String product, @Nullable String customer) {
        return new EventSelection(ProductScope.ALL, product, customer, Set.of(), null, null, null);
    }

    public EventSelection {
        types = Set.copyOf(types);
    }

    /** Returns whether every event is selected. */
    boolean isEverything() {
        return equals(ALL);
    }

    public boolean takes(EventSubject event) {
        return (types.isEmpty() || types.contains(event.type()))
                && (since == null || !event.time().isBefore(since))
                && (actor == null || actor.equals(event.metadata().get(EventMetadata.ACTOR)))
                && (correlationId == null
                        || correlationId.equals(event.metadata().get(EventMetadata.CORRELATION_ID)))
                && isVisible(event)
                && (product == null || event.product().filter(product::equals).isPresent())
                && (customer == null || event.customers().contains(customer));
    }

    private boolean isVisible(EventSubject event) {
        return switch (products) {
            case ProductScope.All _ -> true;
            case ProductScope.Only only ->
                event.product().filter(only::contains).isPresent();
        };
    }
}
