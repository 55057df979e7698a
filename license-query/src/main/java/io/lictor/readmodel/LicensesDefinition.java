package io.lictor.readmodel;

import io.lictor.documents.GenerationCollections;
import io.lictor.projection.DocumentProjection;
import io.lictor.projection.Projection;
import io.lictor.projection.ProjectionDefinition;
import io.lictor.projection.ProjectionSettings;
import io.lictor.store.EventLog;
import java.util.List;
import java.util.function.IntFunction;

/** The read model that answers nearly all questions: licences, keys, products, customers, and what was done each day. */
public final class LicensesDefinition implements ProjectionDefinition {

    /** The projection that all others come after: it holds the whole read model but for reports. */
    public static final String NAME = "licenses";

    /** Into a read model that others write to as well. */
    public static final LicensesDefinition SHARED = new LicensesDefinition(_ -> GenerationCaches.NONE);

    private final IntFunction<GenerationCaches> copies;

    private LicensesDefinition(IntFunction<GenerationCaches> copies) {
        this.copies = copies;
    }

    static LicensesDefinition of(ReadModel readModel, ProjectionSettings settings) {
        return settings.alone() ? new LicensesDefinition(readModel::keepCopies) : SHARED;
    }

    /** A projection of the events of {@code log}; {@code readModel} is told which generation to read from. */
    public static Projection projection(EventLog log, ReadModel readModel, ProjectionSettings settings) {
        return new Projection(log, readModel.database(), of(readModel, settings), readModel::serve, settings);
    }

    /** A projection of this process alone, into a read model that lives as long as it. */
    public static Projection embedded(EventLog log, ReadModel readModel) {
        return projection(log, readModel, ProjectionSettings.embedded());
    }

    @Override
    public String title() {
        return "the read model";
    }

    @Override
    public String name() {
        return NAME;
    }

    /** None: it was there before there was another. */
    @Override
    public String prefix() {
        return "";
    }

    /** 2: licences are counted as they change, and their facts are in groups. 3: modules are found by their terms. */
    @Override
    public int format() {
        return 3;
    }

    @Override
    public List<String> collections() {
        return Generation.COLLECTIONS;
    }

    @Override
    public void createIndexes(GenerationCollections collections) {
        generation(collections).createIndexes();
    }

    @Override
    public void createEmbeddedIndexes(GenerationCollections collections) {
        generation(collections).createEmbeddedIndexes();
    }

    @Override
    public void prepareQueries(GenerationCollections collections) {
        generation(collections).prepareQueries();
    }

    @Override
    public List<DocumentProjection<?>> parts(GenerationCollections collections, EventLog log, int segment) {
        Generation generation = generation(collections);
        GenerationCaches kept = copies.apply(collections.number());
        return List.of(
                new Products(generation, kept.products(), log),
                new Keys(generation, kept.keys(), log),
                new Licenses(generation, kept.licenses(), log, segment));
    }

    private static Generation generation(GenerationCollections collections) {
        return new Generation(collections.database(), collections.number());
    }
}
