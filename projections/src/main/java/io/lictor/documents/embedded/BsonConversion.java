package io.lictor.documents.embedded;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.BsonDocumentReader;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Documents of the driver as documents of the server, and back: as copies, of what the read model is made of. */
final class BsonConversion {

    private static final String ID = "_id";

    private static final DocumentCodec CODEC = new DocumentCodec();

    private BsonConversion() {}

    /** Returns a filter as a query. */
    static Document query(Bson filter) {
        return in(CODEC.decode(
                new BsonDocumentReader(filter.toBsonDocument()),
                DecoderContext.builder().build()));
    }

    static Document in(Map<String, ?> document) {
        var translated = new Document();
        document.forEach((field, value) -> translated.put(field, in(value)));
        return translated;
    }

    private static @Nullable Object in(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String _, Long _, Integer _, Double _, Boolean _ -> value;
            case Date date -> date.toInstant();
            case Binary bytes -> new BinData(bytes.getData());
            case org.bson.Document document -> in(document);
            case Collection<?> values -> all(values, BsonConversion::in);
            default -> throw unknown(value);
        };
    }

    static org.bson.Document out(Document document) {
        var translated = new org.bson.Document();
        document.forEach((field, value) -> translated.put(field, out(value)));
        return translated;
    }

    /** These fields alone, and the id. */
    static org.bson.Document out(Document document, String... fields) {
        var translated = new org.bson.Document(ID, out(document.get(ID)));
        for (String field : fields) {
            if (document.containsKey(field)) {
                translated.put(field, out(document.get(field)));
            }
        }
        return translated;
    }

    private static @Nullable Object out(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String _, Long _, Integer _, Double _, Boolean _ -> value;
            case Instant instant -> Date.from(instant);
            case BinData bytes -> new Binary(bytes.getData());
            case Document document -> out(document);
            case Collection<?> values -> all(values, BsonConversion::out);
            default -> throw unknown(value);
        };
    }

    private static List<@Nullable Object> all(
            Collection<?> values, Function<@Nullable Object, @Nullable Object> translation) {
        List<@Nullable Object> all = new ArrayList<>(values.size());
        values.forEach(value -> all.add(translation.apply(value)));
        return all;
    }

    private static IllegalArgumentException unknown(Object value) {
        return new IllegalArgumentException(
                "Nothing in the read model is a " + value.getClass().getName());
    }
}
