package io.lictor.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.lictor.term.Span;
import java.io.Serial;

/**
 * How events are written as JSON: the components of their records and nothing else, instants and spans as ISO 8601
 * strings, absent values left out. A reader ignores members it doesn't know.
 */
public final class EventJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule("spans")
                    .addSerializer(Span.class, ToStringSerializer.instance)
                    .addDeserializer(Span.class, new SpanFromString()))
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

    /** A mapper of one's own, free to be configured further. */
    public static ObjectMapper mapper() {
        return MAPPER.copy();
    }

    private static final class SpanFromString extends FromStringDeserializer<Span> {

        @Serial
        private static final long serialVersionUID = 1;

        SpanFromString() {
            super(Span.class);
        }

        @Override
        protected Span _deserialize(String text, DeserializationContext context) {
            return Span.parse(text);
        }
    }
}
