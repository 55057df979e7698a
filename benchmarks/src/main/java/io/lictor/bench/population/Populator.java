package io.lictor.bench.population;

import io.lictor.event.Event;
import io.lictor.store.LicensingStore;
import io.lictor.store.NewEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Appends groups of licences to a store, through the door that every event comes through. The licences of a block are sold
 * first and live on by turns, so that the events of one lie far apart.
 */
public final class Populator {

    private static final int BLOCK = 1_000;
    private static final Map<String, String> TOLD_BY =
            Map.of("actor", "benchmark", "command", "Populate", "correlationId", "population");

    private final LicensingStore store;
    private long appended;

    public Populator(LicensingStore store) {
        this.store = store;
    }

    /** Appends a group; how many events there have been since the first. */
    public long add(Group group) {
        append(group.productEvents(), new HashMap<>());
        for (int first = 0; first < group.licenses(); first += BLOCK) {
            add(group, first, Math.min(first + BLOCK, group.licenses()));
        }
        return appended;
    }

    private void add(Group group, int first, int end) {
        Map<String, Long> sequences = new HashMap<>();
        List<Event> sales = new ArrayList<>();
        List<List<Event>> rounds = new ArrayList<>();
        for (int number = first; number < end; number++) {
            SoldLicense sale = group.sale(number);
            sales.addAll(sale.events());
            List<Event> later = group.life().after(sale);
            for (int round = 0; round < later.size(); round++) {
                if (rounds.size() == round) {
                    rounds.add(new ArrayList<>());
                }
                rounds.get(round).add(later.get(round));
            }
        }
        append(sales, sequences);
        rounds.forEach(round -> append(round, sequences));
    }

    private void append(List<Event> events, Map<String, Long> sequences) {
        List<NewEvent> added = new ArrayList<>();
        for (Event event : events) {
            long sequence = sequences.merge(event.streamId(), 0L, (last, _) -> last + 1);
            added.add(NewEvent.of("License", sequence + 1, event, TOLD_BY));
        }
        store.append(added);
        appended += events.size();
    }
}
