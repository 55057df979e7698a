package io.lictor.readmodel;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/**
 * Counts of one day (UTC) by product, over the streams of one writer, and the position of the last event counted. A
 * day is the sum of its documents.
 */
public record DayDocument(String id, long position, Map<String, DayCounts> products) {

    public static final String ID = "_id";
    public static final String POSITION = "position";

    /** A list, for the code of a product may hold dots, which mean a path in the name of a field. */
    private static final String PRODUCTS = "products";

    private static final String PRODUCT = "product";
    private static final String UNKNOWN = "";
    private static final char SEPARATOR = '#';

    public DayDocument {
        products = Map.copyOf(products);
    }

    /** The document of a day and a writer. */
    public static String id(LocalDate date, String writer) {
        return date.toString() + SEPARATOR + writer;
    }

    public static DayDocument empty(String id) {
        return new DayDocument(id, 0, Map.of());
    }

    public static DayDocument read(Document document) {
        Map<String, DayCounts> products = new TreeMap<>();
        if (document.containsKey("issues")) { // written before days were counted by product
            products.put(UNKNOWN, DayCounts.read(document));
        }
        document.getList(PRODUCTS, Document.class, List.of())
                .forEach(counts -> products.put(counts.getString(PRODUCT), DayCounts.read(counts)));
        return new DayDocument(document.getString(ID), document.getLong(POSITION), products);
    }

    public Document write() {
        return new Document(ID, id)
                .append(POSITION, position)
                .append(
                        PRODUCTS,
                        new TreeMap<>(products)
                                .entrySet().stream()
                                        .map(entry -> entry.getValue().write().append(PRODUCT, entry.getKey()))
                                        .toList());
    }

    public LocalDate date() {
        return LocalDate.parse(id.substring(0, id.indexOf(SEPARATOR)));
    }
}
