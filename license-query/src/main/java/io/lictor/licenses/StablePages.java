package io.lictor.licenses;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.nor;

import com.mongodb.client.model.Projections;
import io.lictor.projection.ProjectionPosition;
import io.lictor.readmodel.EarlierPlaces;
import io.lictor.readmodel.Generation;
import io.lictor.readmodel.LicenseDocument;
import io.lictor.readmodel.ReadModel;
import io.lictor.store.EventLog;
import io.lictor.web.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Pages of an order that events change. A walk over them keeps to the order of the position in the log at which it began:
 * who has moved since then is sought where they stood.
 */
final class StablePages {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** Fewer than places are kept for, so that none that is needed is forgotten while a page is read. */
    private static final long LONGEST = EarlierPlaces.KEPT_EVENTS - 100_000;

    private static final int MOST_MOVED = 20_000;

    private final ReadModel readModel;
    private final EventLog log;
    private final ProjectionPosition position;

    StablePages(ReadModel readModel, EventLog log, ProjectionPosition position) {
        this.readModel = readModel;
        this.log = log;
        this.position = position;
    }

    /** A licence's document, and where it stands; null in the place of one that is still to be read. */
    record Placed(SortKey spot, @Nullable Document document) {}

    /** Returns the position as of which a page is to be; {@link ProblemException} if the walk can't be continued. */
    long asOf(@Nullable Cursor cursor) {
        if (cursor == null || cursor.asOf() == 0) {
            return position.current();
        }
        long head = log.lastPosition();
        if (cursor.asOf() > head || cursor.asOf() < head - LONGEST) {
            throw expired();
        }
        // another instance may have read further
        if (!readModel.ask(() -> position.await(cursor.asOf(), PATIENCE))) {
            throw ProblemException.unavailable(
                    "READ_MODEL_BEHIND",
                    "The read model is at position %d and has not reached %d yet."
                            .formatted(position.current(), cursor.asOf()),
                    RETRY);
        }
        return cursor.asOf();
    }

    /** The first ones behind a spot, in order. */
    List<Placed> find(Bson filter, Sort sort, long asOf, @Nullable SortKey behind, int wanted) {
        Generation generation = readModel.serving();
        Map<String, Placed> found = new HashMap<>();
        // In this order: one that moves in between is found by the second question, if not by both.
        stayed(generation, filter, sort, asOf, behind, wanted)
                .forEach(document ->
                        found.put(document.getString(LicenseDocument.ID), new Placed(sort.spotOf(document), document)));
        for (Document document : moved(generation, filter, asOf)) {
            SortKey spot = earlier(document, sort, asOf);
            if (behind == null || sort.spots(texts()).compare(spot, behind) > 0) {
                found.put(spot.licenseId(), new Placed(spot, null));
            }
        }
        return found.values().stream()
                .sorted((one, other) -> sort.spots(texts()).compare(one.spot(), other.spot()))
                .limit(wanted)
                .toList();
    }

    /** The documents of these, in their order; one that is not there any more is left out. */
    List<Document> documents(List<Placed> page) {
        Map<String, Document> read = new HashMap<>();
        Set<String> missing = new HashSet<>();
        for (Placed placed : page) {
            if (placed.document() == null) {
                missing.add(placed.spot().licenseId());
            } else {
                read.put(placed.spot().licenseId(), placed.document());
            }
        }
        if (!missing.isEmpty()) {
            readModel.ask(() -> {
                readModel
                        .serving()
                        .licensesById()
                        .find(
                                List.copyOf(missing),
                                document -> read.put(document.getString(LicenseDocument.ID), document));
                return read;
            });
        }
        List<Document> documents = new ArrayList<>(page.size());
        for (Placed placed : page) {
            Document document = read.get(placed.spot().licenseId());
            if (document != null) {
                documents.add(document);
            }
        }
        return documents;
    }

    private Collection<Document> stayed(
            Generation generation, Bson filter, Sort sort, long asOf, @Nullable SortKey behind, int wanted) {
        Bson there = nor(gt(EarlierPlaces.MOVED_AT, asOf));
        return readModel.ask(() -> generation
                .licenses()
                .find(behind == null ? and(filter, there) : and(filter, sort.after(behind), there))
                .sort(sort.order())
                .limit(wanted)
                .projection(Projections.include(LicenseDocument.VERSION, LicenseDocument.FACTS, sort.field()))
                .into(new ArrayList<>()));
    }

    private Collection<Document> moved(Generation generation, Bson filter, long asOf) {
        List<Long> blocks = LongStream.rangeClosed(EarlierPlaces.block(asOf), EarlierPlaces.block(log.lastPosition()))
                .boxed()
                .toList();
        List<Document> moved = readModel.ask(() -> generation
                .licenses()
                .find(and(filter, in(EarlierPlaces.MOVED_IN, blocks), gt(EarlierPlaces.MOVED_AT, asOf)))
                .limit(MOST_MOVED + 1)
                .projection(EarlierPlaces.PROJECTION)
                .into(new ArrayList<>()));
        if (moved.size() > MOST_MOVED) {
            throw expired();
        }
        return moved;
    }

    private static SortKey earlier(Document document, Sort sort, long asOf) {
        EarlierPlaces earlier = EarlierPlaces.read(document);
        if (earlier.forgotten() > asOf) {
            throw expired();
        }
        return earlier.asOf(asOf)
                .map(place -> new SortKey(sort.valueOf(place), document.getString(LicenseDocument.ID)))
                .orElseThrow(StablePages::expired);
    }

    private java.util.Comparator<String> texts() {
        return readModel.database().orderOfTexts();
    }

    private static ProblemException expired() {
        return new ProblemException(
                400,
                "CURSOR_EXPIRED",
                "Too much has changed since the first page of this list to go on in its order."
                        + " Begin anew, without a cursor.",
                Map.of());
    }
}
