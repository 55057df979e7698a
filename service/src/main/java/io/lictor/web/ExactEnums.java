package io.lictor.web;

import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;

/** Enums by their exact names: Jackson alone would take {@code " TRIAL "}. */
final class ExactEnums extends ValueDeserializerModifier {

    @Override
    public ValueDeserializer<?> modifyEnumDeserializer(
            DeserializationConfig config,
            JavaType type,
            BeanDescription.Supplier description,
            ValueDeserializer<?> deserializer) {
        return exact(type.getRawClass().asSubclass(Enum.class));
    }

    private static <E extends Enum<E>> ValueDeserializer<?> exact(Class<?> type) {
        @SuppressWarnings("unchecked")
        Class<E> names = (Class<E>) type;
        return new TextDeserializer<>(names, text -> Enum.valueOf(names, text));
    }
}
