package io.lictor.docs;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import java.util.stream.Stream;

/** A record that may also be written as one of its texts alone: {@code "seg"} for {@code {"code": "seg"}}. */
final class Shorthand {

    private Shorthand() {}

    /** The text, with the constraints of the member that it stands for. */
    static Optional<Schema<?>> of(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(Shorthand::isCreator)
                .map(creator -> creator.getParameters()[0])
                .<Schema<?>>map(text -> schema(type, text))
                .findFirst();
    }

    private static boolean isCreator(Method method) {
        JsonCreator creator = method.getAnnotation(JsonCreator.class);
        return creator != null
                && creator.mode() == JsonCreator.Mode.DELEGATING
                && method.getParameterCount() == 1
                && method.getParameterTypes()[0] == String.class;
    }

    private static Schema<?> schema(Class<?> type, Parameter text) {
        Schema<?> schema = new StringSchema();
        Stream.ofNullable(type.getRecordComponents())
                .flatMap(Stream::of)
                .filter(component -> component.getName().equals(text.getName()))
                .map(RecordComponent::getAnnotatedType)
                .forEach(constrained -> Constraints.apply(constrained, schema));
        return schema;
    }
}
