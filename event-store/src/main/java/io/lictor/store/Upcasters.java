package io.lictor.store;

import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/** The way from every revision ever stored to today's; the one place where an upcaster is added. */
final class Upcasters {

    private Upcasters() {}

    static EventUpcaster chain() {
        return new EventUpcasterChain(new TextsLeftTheEvents());
    }
}
