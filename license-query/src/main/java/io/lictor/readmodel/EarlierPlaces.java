package io.lictor.readmodel;

import com.mongodb.client.model.Projections;
import io.lictor.documents.MongoDates;
import io.lictor.license.License;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Sort keys of a licence in lists before events moved it, so that paging can go on in the order in which it began.
 *
 * @param places the earliest one first
 * @param forgotten position of the event that ended the last one which isn't kept any more; 0 if all are kept
 */
public record EarlierPlaces(List<Earlier> places, long forgotten) {

    public static final EarlierPlaces NONE = new EarlierPlaces(List.of(), 0);

    /** So many events later it is forgotten, and a walk that began before is over. */
    public static final long KEPT_EVENTS = 500_000;

    public static final String MOVED_AT = "movedAt";
    public static final String MOVED_IN = "movedIn";

    /** Fields of a document that hold its earlier places. */
    public static final Bson PROJECTION = Projections.include("moved", "movedForgotten");

    private static final String MOVED = "moved";
    private static final String FORGOTTEN = "movedForgotten";
    private static final String UNTIL = "until";

    /** Most places that are kept of one licence; few move so often. */
    private static final int MOST = 32;

    private static final long BLOCK = 4_096;

    public EarlierPlaces {
        places = List.copyOf(places);
    }

    /** Values that lists are sorted by, as they were until the event at this position. */
    public record Earlier(long until, long endsAt, String customer) {}

    /** Returns these with the place that the event at {@code position} ended, if it moved the licence. */
    public EarlierPlaces after(long position, License.Issued before, License.Issued after) {
        long ended = millis(before);
        if (ended == millis(after) && before.customer().equals(after.customer())) {
            return this;
        }
        List<Earlier> more = new ArrayList<>(places);
        more.add(new Earlier(position, ended, before.customer()));
        return more.size() > MOST
                ? new EarlierPlaces(
                        more.subList(1, more.size()), more.getFirst().until())
                : new EarlierPlaces(more, forgotten);
    }

    /** Returns these without the places left at {@code position} or before. */
    public EarlierPlaces behind(long position) {
        if (places.isEmpty() || places.getFirst().until() > position) {
            return this;
        }
        return new EarlierPlaces(
                places.stream().filter(place -> place.until() > position).toList(), forgotten);
    }

    /** Returns the place as of {@code position}; empty if the licence hasn't moved since. */
    public Optional<Earlier> asOf(long position) {
        return places.stream().filter(place -> place.until() > position).findFirst();
    }

    /**
     * Returns the number of the block that a position is in. Blocks are few enough to ask for each, so an index for equality
     * will do.
     */
    public static long block(long position) {
        return position / BLOCK;
    }

    /** Reads the earlier places of a document. */
    public static EarlierPlaces read(Document document) {
        List<Document> moved = document.getList(MOVED, Document.class);
        if (moved == null) {
            return NONE;
        }
        Number forgotten = document.get(FORGOTTEN, Number.class);
        return new EarlierPlaces(
                moved.stream()
                        .map(place -> new Earlier(
                                place.getLong(UNTIL),
                                place.getLong(LicenseDocument.ENDS_AT),
                                place.getString(LicenseDocument.CUSTOMER)))
                        .toList(),
                forgotten == null ? 0 : forgotten.longValue());
    }

    /** Nothing, where it has not moved: that is so of nearly all. */
    void writeTo(Document document) {
        if (places.isEmpty()) {
            return;
        }
        long last = places.getLast().until();
        document.append(MOVED_AT, last)
                .append(MOVED_IN, block(last))
                .append(
                        MOVED,
                        places.stream()
                                .map(place -> new Document(UNTIL, place.until())
                                        .append(LicenseDocument.ENDS_AT, place.endsAt())
                                        .append(LicenseDocument.CUSTOMER, place.customer()))
                                .toList());
        if (forgotten > 0) {
            document.append(FORGOTTEN, forgotten);
        }
    }

    private static long millis(License.Issued license) {
        return MongoDates.of(license.endsAt()).getTime();
    }
}
