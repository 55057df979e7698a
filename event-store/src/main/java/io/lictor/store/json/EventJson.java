package io.lictor.store.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import io.lictor.term.Span;
import java.io.IOException;
import java.io.Serial;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * JSON of events: the components of their records, instants and spans as ISO 8601 strings, absent values left out.
 * Readers ignore unknown members.
 */
public final class EventJson {

    // a buffer for each thread, which is the default, is one for each request where threads are virtual
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
            .build();

    private static final ObjectMapper MAPPER = JsonMapper.builder(FACTORY)
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule("spans")
                    .addSerializer(Span.class, ToStringSerializer.instance)
                    .addDeserializer(Span.class, new SpanFromString()))
            .addModule(new SimpleModule("instants")
                    .addSerializer(Instant.class, new InstantToText())
                    .addDeserializer(Instant.class, new InstantFromText()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(Include.NON_NULL)
            // a record's isZero() or getName() is a question to it, not a fact to store
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .build();

    private EventJson() {}

    /** Writes an event or its metadata, as they are stored. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A value can't be written as JSON", e);
        }
    }

    /** A mapper of one's own, free to be configured further. */
    public static ObjectMapper mapper() {
        return MAPPER.copy();
    }

    private static final class InstantToText extends StdScalarSerializer<Instant> {

        @Serial
        private static final long serialVersionUID = 1;

        InstantToText() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            generator.writeString(InstantText.write(instant));
        }
    }

    /** The shape that all of ours have, read without a formatter; anything else as ever. */
    private static final class InstantFromText extends StdScalarDeserializer<Instant> {

        @Serial
        private static final long serialVersionUID = 1;

        InstantFromText() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.hasToken(JsonToken.VALUE_STRING) && InstantText.hasShape(parser.getText())) {
                return InstantText.read(parser.getText());
            }
            return InstantDeserializer.INSTANT.deserialize(parser, context);
        }
    }

    private static final class SpanFromString extends FromStringDeserializer<Span> {

        @Serial
        private static final long serialVersionUID = 1;

        private static final int MOST = 1_000;

        /** Each sale tells the policy of its product, so the same few come again and again. */
        private static final Map<String, Span> KNOWN = new ConcurrentHashMap<>();

        SpanFromString() {
            super(Span.class);
        }

        @Override
        protected Span _deserialize(String text, DeserializationContext context) throws IOException {
            Span known = KNOWN.get(text);
            if (known != null) {
                return known;
            }
            try {
                Span span = Span.parse(text);
                if (KNOWN.size() < MOST) {
                    KNOWN.put(text, span);
                }
                return span;
            } catch (DateTimeException e) {
                throw context.weirdStringException(text, Span.class, e.getMessage());
            }
        }
    }
}
