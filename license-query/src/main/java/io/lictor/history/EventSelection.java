package io.lictor.history;

import io.lictor.access.ProductScope;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events somebody wants, and may see.
 *
 * @param products those the caller may see; without events that are about no product unless these are all
 * @param product of the event or of its licence
 * @param customer who owned the licence before or after the event
 * @param types short names; empty for all
 */
public record EventSelection(
        ProductScope products,
        @Nullable String product,
        @Nullable String customer,
        Set<String> types) {

    public static final EventSelection ALL = new EventSelection(ProductScope.ALL, null, null, Set.of());

    public EventSelection {
        types = Set.copyOf(types);
    }

    /** Returns whether every event is selected. */
    boolean isEverything() {
        return equals(ALL);
    }

    public boolean takes(EventSubject event) {
        return (types.isEmpty() || types.contains(event.type()))
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
