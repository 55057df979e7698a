package io.lictor.projection;

import io.lictor.readmodel.Generation;
import io.lictor.readmodel.Place;
import io.lictor.store.EventLog;
import java.util.List;

/** The read model that answers nearly all questions: licences, keys, products, customers, and what was done each day. */
final class LicensesBlueprint implements Blueprint {

    static final LicensesBlueprint INSTANCE = new LicensesBlueprint();

    private LicensesBlueprint() {}

    @Override
    public String name() {
        return Projection.NAME;
    }

    /** None: it was there before there was another. */
    @Override
    public String prefix() {
        return "";
    }

    @Override
    public List<String> collections() {
        return Generation.COLLECTIONS;
    }

    @Override
    public void createIndexes(Place place) {
        generation(place).createIndexes();
    }

    @Override
    public List<Part<?>> parts(Place place, EventLog log, int segment) {
        Generation generation = generation(place);
        return List.of(
                new Products(generation, log), new Keys(generation, log), new Licenses(generation, log, segment));
    }

    private static Generation generation(Place place) {
        return new Generation(place.database(), place.number());
    }
}
