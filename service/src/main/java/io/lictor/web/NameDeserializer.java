package io.lictor.web;

import io.lictor.text.NameText;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads names in bodies. Public, as Jackson makes it itself. */
public final class NameDeserializer extends StdDeserializer<String> {

    public NameDeserializer() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        return parser.hasToken(JsonToken.VALUE_STRING)
                ? NameText.read(parser.getString())
                : (String) context.handleUnexpectedToken(String.class, parser);
    }
}
