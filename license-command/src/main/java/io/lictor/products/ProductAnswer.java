package io.lictor.products;

import io.lictor.endpoint.EventSummary;
import java.util.List;

/** The answer of a write on a product: its version (number of events) afterwards and the events of this command. */
record ProductAnswer(String product, long version, long position, List<EventSummary> events) {}
