package io.lictor.licenses;

import io.lictor.license.License;
import io.lictor.readmodel.LicenseDocument;
import io.lictor.readmodel.Moment;
import io.lictor.web.ProblemException;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.bson.Document;
import org.bson.conversions.Bson;

/** An order of licences: by a field, and where that is equal by licence, so that it is a total one. */
record Sort(String name, String field, boolean descending) {

    private static final Map<String, String> FIELDS = Map.of(
            "licenseId", LicenseDocument.ID,
            "issuedAt", LicenseDocument.ISSUED_AT,
            "endsAt", LicenseDocument.ENDS_AT,
            "customer", LicenseDocument.CUSTOMER);

    static Sort read(String text) {
        boolean descending = text.startsWith("-");
        String name = descending ? text.substring(1) : text;
        String field = FIELDS.get(name);
        if (field == null) {
            throw ProblemException.invalidParameter(
                    "sort", "must be licenseId, issuedAt, endsAt or customer, with a leading - for descending");
        }
        return new Sort(name, field, descending);
    }

    Bson order() {
        int direction = descending ? -1 : 1;
        return byId()
                ? new Document(field, direction)
                : new Document(field, direction).append(LicenseDocument.ID, direction);
    }

    /** What comes after a place in this order. */
    Bson after(Cursor place) {
        String beyond = descending ? "$lt" : "$gt";
        Document later = new Document(LicenseDocument.ID, new Document(beyond, place.licenseId()));
        if (byId()) {
            return later;
        }
        Object value = isTime() ? new Date(time(place.value())) : place.value();
        return new Document(
                "$or", List.of(new Document(field, new Document(beyond, value)), later.append(field, value)));
    }

    /** Where a licence stands in this order, as a cursor keeps it. */
    String valueOf(Document license) {
        if (byId()) {
            return "";
        }
        return isTime() ? Long.toString(license.getDate(field).getTime()) : license.getString(field);
    }

    /** The same order of licences that are at hand. Texts as the embedded server orders them. */
    Comparator<License.Issued> comparator() {
        Comparator<License.Issued> byId =
                Comparator.comparing(license -> license.licenseId().toString());
        Comparator<License.Issued> ascending = byId() ? byId : byField().thenComparing(byId);
        return descending ? ascending.reversed() : ascending;
    }

    private Comparator<License.Issued> byField() {
        return isTime() ? Comparator.comparingLong(this::millis) : Comparator.comparing(License.Issued::customer);
    }

    /** Whether a licence comes after a place in this order. */
    Predicate<License.Issued> isAfter(Cursor place) {
        ToIntFunction<License.Issued> byId =
                license -> license.licenseId().toString().compareTo(place.licenseId());
        ToIntFunction<License.Issued> byField = byField(place);
        return license -> {
            int field = byField.applyAsInt(license);
            int order = field == 0 ? byId.applyAsInt(license) : field;
            return descending ? order < 0 : order > 0;
        };
    }

    private ToIntFunction<License.Issued> byField(Cursor place) {
        if (byId()) {
            return _ -> 0;
        }
        if (isTime()) {
            long time = time(place.value());
            return license -> Long.compare(millis(license), time);
        }
        return license -> license.customer().compareTo(place.value());
    }

    /** Where a licence stands in this order, as a cursor keeps it. */
    String valueOf(License.Issued license) {
        if (byId()) {
            return "";
        }
        return isTime() ? Long.toString(millis(license)) : license.customer();
    }

    private long millis(License.Issued license) {
        return Moment.of(field.equals(LicenseDocument.ISSUED_AT) ? license.issuedAt() : license.endsAt())
                .getTime();
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
