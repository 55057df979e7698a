package io.lictor.auditor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON to compare it: objects as maps, arrays as lists, strings, booleans, {@link Empty}, and numbers as what RFC 8785
 * takes them for, {@code double}. Every position up to 2<sup>53</sup> is exact in one.
 */
final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    /** The {@code null} of JSON. */
    enum Empty {
        NULL
    }

    /** A member that stands there more than once. Nothing equals it but another such, whichever of its values readers take. */
    private record Ambiguous(Object first, Object second) {

        @Override
        public String toString() {
            return first + " and again " + second;
        }
    }

    private Json() {}

    static JsonParser parser(java.io.InputStream in) {
        return FACTORY.createParser(ObjectReadContext.empty(), in);
    }

    /** One value that stands alone. */
    static Object parse(String text) throws JacksonException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new tools.jackson.core.exc.StreamReadException(parser, "more than one value");
            }
            return value;
        }
    }

    /** The value that begins with the current token. */
    static Object value(JsonParser parser) throws JacksonException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new tools.jackson.core.exc.StreamReadException(parser, "there is no value");
        }
        return switch (token) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> elements(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> Empty.NULL;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("a parser of JSON does not begin a value with " + token);
        };
    }

    private static Map<String, Object> members(JsonParser parser) {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.merge(name, value(parser), Ambiguous::new);
        }
        return members;
    }

    private static List<Object> elements(JsonParser parser) {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return elements;
    }
}
