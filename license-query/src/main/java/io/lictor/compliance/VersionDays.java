package io.lictor.compliance;

import io.lictor.event.ProductChanged;
import io.lictor.event.ProductDefined;
import io.lictor.event.ProductEvent;
import io.lictor.event.ProductVersionDisabled;
import io.lictor.event.ProductVersionEnabled;
import io.lictor.event.ProductVersionReleased;
import io.lictor.product.Product;
import java.util.ArrayList;
import java.util.List;

/** When versions of a product stopped working, and worked again: what they were at the end of the days since. */
record VersionDays(List<Change> changes) {

    static final VersionDays NONE = new VersionDays(List.of());

    VersionDays {
        changes = List.copyOf(changes);
    }

    record Change(int day, String version, boolean disabled) {}

    /** Returns these days with the product's state after one more event. */
    VersionDays plus(ProductEvent event, Product after) {
        return switch (event) {
            case ProductVersionDisabled e -> plus(event, after, e.version());
            case ProductVersionEnabled e -> plus(event, after, e.version());
            case ProductDefined _, ProductChanged _, ProductVersionReleased _ -> this;
        };
    }

    private VersionDays plus(ProductEvent event, Product after, String version) {
        List<Change> more = new ArrayList<>(changes);
        more.add(new Change(Timeline.dayOf(event.at()), version, after.isDisabled(version)));
        return new VersionDays(more);
    }

    boolean isDisabled(String version, int day) {
        boolean disabled = false;
        for (Change change : changes) {
            if (change.day() <= day && change.version().equals(version)) {
                disabled = change.disabled();
            }
        }
        return disabled;
    }
}
