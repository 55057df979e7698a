package io.lictor.web;

import java.time.DateTimeException;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads what is written as a string and nothing else. */
final class TextDeserializer<T> extends StdDeserializer<T> {

    private static final int LONGEST = 100;

    private final transient Function<String, T> parse;

    TextDeserializer(Class<T> type, Function<String, T> parse) {
        super(type);
        this.parse = parse;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (T) context.handleUnexpectedToken(handledType(), parser);
        }
        String text = parser.getString();
        try {
            if (text.length() <= LONGEST) {
                return parse.apply(text);
            }
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            // said below
        }
        return (T) context.handleWeirdStringValue(handledType(), text, "not of this form");
    }
}
