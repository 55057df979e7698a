package io.lictor.projection;

import io.lictor.readmodel.Generation;
import io.lictor.readmodel.GenerationCopies;
import io.lictor.readmodel.Place;
import io.lictor.readmodel.ReadModel;
import io.lictor.store.EventLog;
import java.util.List;
import java.util.function.IntFunction;

/** The read model that answers nearly all questions: licences, keys, products, customers, and what was done each day. */
final class LicensesBlueprint implements Blueprint {

    /** Into a read model that others write to as well. */
    static final LicensesBlueprint SHARED = new LicensesBlueprint(_ -> GenerationCopies.NONE);

    private final IntFunction<GenerationCopies> copies;

    private LicensesBlueprint(IntFunction<GenerationCopies> copies) {
        this.copies = copies;
    }

    static LicensesBlueprint of(ReadModel readModel, ProjectionSettings settings) {
        return settings.alone() ? new LicensesBlueprint(readModel::keepCopies) : SHARED;
    }

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
    public void createEmbeddedIndexes(Place place) {
        generation(place).createEmbeddedIndexes();
    }

    @Override
    public List<Part<?>> parts(Place place, EventLog log, int segment) {
        Generation generation = generation(place);
        GenerationCopies kept = copies.apply(place.number());
        return List.of(
                new Products(generation, kept.products(), log),
                new Keys(generation, kept.keys(), log),
                new Licenses(generation, kept.licenses(), log, segment));
    }

    private static Generation generation(Place place) {
        return new Generation(place.database(), place.number());
    }
}
