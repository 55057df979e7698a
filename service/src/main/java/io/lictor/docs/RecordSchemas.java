package io.lictor.docs;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Schemas of our records: a member is there unless it may be null, for what is null is left out of answers and may be left
 * out of requests. Each has a name of its own: two records of one name would quietly become one schema.
 */
final class RecordSchemas implements ModelConverter {

    private final Map<String, JavaType> named = new ConcurrentHashMap<>();

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType ours = Json.mapper().constructType(type.getType());
        if (ours == null || !SchemaNames.isOurs(ours.getRawClass())) {
            return next(type, context, chain);
        }
        String name = SchemaNames.of(ours);
        JavaType before = named.putIfAbsent(name, ours);
        if (before != null && !before.equals(ours)) {
            throw new IllegalStateException(before + " and " + ours + " are both described as " + name);
        }
        Schema schema = next(type.name(name), context, chain);
        if (schema != null && ours.getRawClass().isRecord()) {
            describe(ours.getRawClass(), schema);
            Schema model = context.getDefinedModels().get(name);
            if (model != null) {
                describe(ours.getRawClass(), model);
            }
        }
        return schema != null && schema.get$ref() != null
                ? Shorthand.of(ours.getRawClass())
                        .<Schema>map(text -> new Schema<>().oneOf(List.of(text, schema)))
                        .orElse(schema)
                : schema;
    }

    @SuppressWarnings("rawtypes")
    private static @Nullable Schema next(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    }

    private static void describe(Class<?> type, Schema<?> schema) {
        @SuppressWarnings("rawtypes")
        Map<String, Schema> properties = schema.getProperties();
        if (properties == null) {
            return;
        }
        List<RecordComponent> components = Arrays.stream(type.getRecordComponents())
                .filter(component -> properties.containsKey(component.getName()))
                .toList();
        components.forEach(component -> Constraints.apply(
                component.getAnnotatedType(), Objects.requireNonNull(properties.get(component.getName()))));
        schema.setRequired(components.stream()
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .toList());
    }
}
