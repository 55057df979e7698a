package io.lictor.readmodel;

import java.time.LocalDate;
import org.bson.Document;

/**
 * What was done on one day (UTC) among the streams one writer has, and the position of the last event counted. A day is
 * the sum of its documents.
 */
public record DayDocument(String id, long position, long issues, long activations, long renewals, long cancellations) {

    public static final String ID = "_id";
    public static final String POSITION = "position";
    private static final char SEPARATOR = '#';

    /** The document of a day and a writer. */
    public static String id(LocalDate date, String writer) {
        return date.toString() + SEPARATOR + writer;
    }

    public static DayDocument empty(String id) {
        return new DayDocument(id, 0, 0, 0, 0, 0);
    }

    public static DayDocument read(Document document) {
        return new DayDocument(
                document.getString(ID),
                document.getLong(POSITION),
                document.getLong("issues"),
                document.getLong("activations"),
                document.getLong("renewals"),
                document.getLong("cancellations"));
    }

    public Document write() {
        return new Document(ID, id)
                .append(POSITION, position)
                .append("issues", issues)
                .append("activations", activations)
                .append("renewals", renewals)
                .append("cancellations", cancellations);
    }

    public LocalDate date() {
        return LocalDate.parse(id.substring(0, id.indexOf(SEPARATOR)));
    }

    public DayDocument issued(long at) {
        return new DayDocument(id, at, issues + 1, activations, renewals, cancellations);
    }

    public DayDocument activated(long at) {
        return new DayDocument(id, at, issues, activations + 1, renewals, cancellations);
    }

    public DayDocument renewed(long at) {
        return new DayDocument(id, at, issues, activations, renewals + 1, cancellations);
    }

    public DayDocument canceled(long at) {
        return new DayDocument(id, at, issues, activations, renewals, cancellations + 1);
    }
}
