package io.lictor.asof;

import io.lictor.event.Event;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseImported;
import io.lictor.event.LicenseIssued;
import io.lictor.event.ProductEvent;
import io.lictor.event.Streams;
import io.lictor.license.License;
import io.lictor.license.LicenseFold;
import io.lictor.product.Product;
import io.lictor.projection.ReadableHistory;
import io.lictor.readmodel.Counted;
import io.lictor.readmodel.DayCounts;
import io.lictor.readmodel.LicenseDocument;
import io.lictor.readmodel.ProductDocument;
import io.lictor.store.EventLog;
import io.lictor.store.StoredEvent;
import io.lictor.value.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A population on its way, folded by the rules of the read model: a stream stands still at an event that can't be read or
 * makes no sense, and at the first one of after the instant, for what follows that makes no history without it. Not for
 * several threads.
 */
final class PopulationFold {

    private static final String KEYS = Streams.key("");
    private static final String PRODUCTS = Streams.product("");

    private final EventLog log;
    private final Instant at;
    private final Map<String, StreamState<License>> licenses = new HashMap<>();
    private final Map<String, StreamState<Product>> products = new HashMap<>();
    private final NavigableMap<LocalDate, Map<String, DayCounts>> days = new TreeMap<>();
    private long position;
    private @Nullable Population last;

    PopulationFold(EventLog log, Instant at) {
        this.log = log;
        this.at = at;
    }

    /** State of one stream after the events so far. */
    private static final class StreamState<S> {

        private S value;
        private long version;
        private boolean standsStill;

        StreamState(S value) {
            this.value = value;
        }

        void become(S next) {
            value = next;
            version++;
        }
    }

    /** The position of the last event it was given. */
    long position() {
        return position;
    }

    /** Returns the number of licences held in memory. */
    int licenses() {
        return licenses.size();
    }

    /** Folds in what comes next in the store. */
    void add(List<StoredEvent> page) {
        page.forEach(this::add);
        position = page.getLast().position();
    }

    /** Returns the population that the events so far add up to. */
    Population population() {
        Population known = last;
        Population population = known == null
                ? new Population(at, position, found(), defined(), copyOfDays())
                : known.lookedUpTo(position);
        last = population;
        return population;
    }

    private void add(StoredEvent stored) {
        String stream = stored.streamId();
        if (stream.startsWith(KEYS) || stream.equals(Streams.TOKENS)) {
            return;
        }
        if (stream.startsWith(PRODUCTS)) {
            step(products.computeIfAbsent(stream, _ -> new StreamState<>(Product.UNDEFINED)), stored, this::plus);
        } else {
            step(licenses.computeIfAbsent(stream, _ -> new StreamState<>(License.NOT_ISSUED)), stored, this::plus);
        }
    }

    private interface Step<S> {

        S plus(S before, Event event);
    }

    private <S> void step(StreamState<S> strand, StoredEvent stored, Step<S> step) {
        if (strand.standsStill) {
            return;
        }
        try {
            Event event = stored.sequence() == strand.version + 1 ? ReadableHistory.event(log, stored) : null;
            if (event == null || event.at().isAfter(at)) {
                strand.standsStill = true;
                return;
            }
            strand.become(step.plus(strand.value, event));
            last = null;
        } catch (RuntimeException e) {
            strand.standsStill = true; // as in the read model, where it waits as a dead letter
        }
    }

    private Product plus(Product product, Event event) {
        return Product.evolve(product, (ProductEvent) event);
    }

    private License plus(License license, Event event) {
        License after = LicenseFold.evolve(license, (LicenseEvent) event);
        if (after instanceof License.Issued issued) {
            if (event instanceof LicenseIssued || event instanceof LicenseImported) {
                new LicenseDocument(issued, 1).write(); // fails where a payload lacks what every licence has
            }
        }
        Counted.of(event, after)
                .ifPresent(counted -> days.computeIfAbsent(counted.day(), _ -> new HashMap<>())
                        .merge(counted.product(), counted.counts(), DayCounts::plus));
        return after;
    }

    private List<Versioned<License.Issued>> found() {
        List<Versioned<License.Issued>> found = new ArrayList<>(licenses.size());
        for (StreamState<License> strand : licenses.values()) {
            if (strand.value instanceof License.Issued issued) {
                found.add(new Versioned<>(issued, strand.version));
            }
        }
        record Named(String id, Versioned<License.Issued> found) {}
        return found.stream()
                .map(each -> new Named(each.state().licenseId().toString(), each))
                .sorted(Comparator.comparing(Named::id))
                .map(Named::found)
                .toList();
    }

    private NavigableMap<String, ProductDocument> defined() {
        NavigableMap<String, ProductDocument> defined = new TreeMap<>();
        for (StreamState<Product> strand : products.values()) {
            if (strand.value instanceof Product.Defined product) {
                defined.put(product.product(), new ProductDocument(product, strand.version));
            }
        }
        return Collections.unmodifiableNavigableMap(defined);
    }

    private NavigableMap<LocalDate, Map<String, DayCounts>> copyOfDays() {
        NavigableMap<LocalDate, Map<String, DayCounts>> copy = new TreeMap<>();
        days.forEach((day, byProduct) -> copy.put(day, Map.copyOf(byProduct)));
        return Collections.unmodifiableNavigableMap(copy);
    }
}
