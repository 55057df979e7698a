package io.lictor.licenses;

import io.lictor.documents.MongoDates;
import io.lictor.license.License;
import io.lictor.readmodel.EarlierPlaces;
import io.lictor.readmodel.LicenseDocument;
import io.lictor.web.ProblemException;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;

/** An order of licences: by a field, and where that is equal by licence, so that it is a total one. */
record Sort(String name, String field, boolean descending) {

    private static final Map<String, String> FIELDS = Map.of(
            "licenseId", LicenseDocument.ID,
            "issuedAt", LicenseDocument.ISSUED_AT,
            "endsAt", LicenseDocument.ENDS_AT,
            "customer", LicenseDocument.CUSTOMER,
            "product", LicenseDocument.PRODUCT);

    static Sort read(String text) {
        boolean descending = text.startsWith("-");
        String name = descending ? text.substring(1) : text;
        String field = FIELDS.get(name);
        if (field == null) {
            throw ProblemException.invalidParameter(
                    "sort",
                    "must be licenseId, issuedAt, endsAt, customer or product, with a leading - for descending");
        }
        return new Sort(name, field, descending);
    }

    /** Returns whether events change the value sorted by; other values stay as they were at the issue. */
    boolean changes() {
        return switch (field) {
            case LicenseDocument.ENDS_AT, LicenseDocument.CUSTOMER -> true;
            default -> false;
        };
    }

    Bson order() {
        int direction = descending ? -1 : 1;
        return byId()
                ? new Document(field, direction)
                : new Document(field, direction).append(LicenseDocument.ID, direction);
    }

    /** Returns a filter for the licences after this key. */
    Bson after(SortKey spot) {
        String beyond = descending ? "$lt" : "$gt";
        Document later = new Document(LicenseDocument.ID, new Document(beyond, spot.licenseId()));
        if (byId()) {
            return later;
        }
        Object value = isTime() ? new Date(time(spot.value())) : spot.value();
        // The bound comes first, so that a walk through an index begins there.
        return new Document(
                "$and",
                List.of(
                        new Document(field, new Document(beyond + "e", value)),
                        new Document("$or", List.of(new Document(field, new Document(beyond, value)), later))));
    }

    /** Returns the sort key of a licence's document. */
    SortKey spotOf(Document license) {
        String id = license.getString(LicenseDocument.ID);
        if (byId()) {
            return new SortKey("", id);
        }
        return new SortKey(isTime() ? Long.toString(license.getDate(field).getTime()) : license.getString(field), id);
    }

    /** Returns the sort key of a licence. */
    SortKey spotOf(License.Issued license) {
        return new SortKey(
                switch (field) {
                    case LicenseDocument.ISSUED_AT -> millis(MongoDates.of(license.issuedAt()));
                    case LicenseDocument.ENDS_AT -> millis(MongoDates.of(license.endsAt()));
                    case LicenseDocument.CUSTOMER -> license.customer();
                    case LicenseDocument.PRODUCT -> license.product();
                    default -> "";
                },
                license.licenseId().toString());
    }

    /** The value by which it stood in an earlier place. */
    String valueOf(EarlierPlaces.Earlier place) {
        return isTime() ? Long.toString(place.endsAt()) : place.customer();
    }

    /** The order of spots; that of texts is their server's. */
    Comparator<SortKey> spots(Comparator<String> texts) {
        Comparator<SortKey> byValue = isTime()
                ? Comparator.comparingLong(spot -> time(spot.value()))
                : Comparator.comparing(SortKey::value, texts);
        Comparator<SortKey> ascending = byValue.thenComparing(SortKey::licenseId);
        return descending ? ascending.reversed() : ascending;
    }

    private static String millis(Date moment) {
        return Long.toString(moment.getTime());
    }

    private static long time(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw Cursor.unreadable();
        }
    }

    private boolean byId() {
        return field.equals(LicenseDocument.ID);
    }

    private boolean isTime() {
        return field.equals(LicenseDocument.ISSUED_AT) || field.equals(LicenseDocument.ENDS_AT);
    }
}
