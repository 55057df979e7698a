package io.lictor.readmodel;

import java.time.LocalDate;
import org.bson.Document;

/** What was done on one day (UTC), and the position of the last event counted. */
public record DayDocument(
        LocalDate date, long position, long issues, long activations, long renewals, long cancellations) {

    public static final String ID = "_id";
    public static final String POSITION = "position";

    public static DayDocument empty(LocalDate date) {
        return new DayDocument(date, 0, 0, 0, 0, 0);
    }

    public static DayDocument read(Document document) {
        return new DayDocument(
                LocalDate.parse(document.getString(ID)),
                document.getLong(POSITION),
                document.getLong("issues"),
                document.getLong("activations"),
                document.getLong("renewals"),
                document.getLong("cancellations"));
    }

    public Document write() {
        return new Document(ID, date.toString())
                .append(POSITION, position)
                .append("issues", issues)
                .append("activations", activations)
                .append("renewals", renewals)
                .append("cancellations", cancellations);
    }

    public DayDocument issued(long at) {
        return new DayDocument(date, at, issues + 1, activations, renewals, cancellations);
    }

    public DayDocument activated(long at) {
        return new DayDocument(date, at, issues, activations + 1, renewals, cancellations);
    }

    public DayDocument renewed(long at) {
        return new DayDocument(date, at, issues, activations, renewals + 1, cancellations);
    }

    public DayDocument canceled(long at) {
        return new DayDocument(date, at, issues, activations, renewals, cancellations + 1);
    }
}
