package io.lictor.web;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.reflect.RecordComponent;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import tools.jackson.core.JacksonException;

/** Range of a number, by the constraints on it; null for no bound. */
record Range(@Nullable String least, @Nullable String most) {

    static final Range ANY = new Range(null, null);

    /** Returns words that continue "must be a whole number". */
    String say() {
        if (least == null) {
            return most == null ? "" : " up to " + most;
        }
        return most == null ? " from " + least + " on" : " from " + least + " to " + most;
    }

    /** Returns the range of a parameter, which may have its bounds only in the description of the API. */
    static Range of(MethodParameter parameter) {
        Parameter described = parameter.getParameterAnnotation(Parameter.class);
        Min min = parameter.getParameterAnnotation(Min.class);
        Max max = parameter.getParameterAnnotation(Max.class);
        return min == null && max == null && described != null
                ? new Range(
                        text(described.schema().minimum()),
                        text(described.schema().maximum()))
                : of(min, max);
    }

    /** Returns the range of the record's member that the last step of a path names. */
    static Range of(JacksonException.Reference member) {
        Object from = member.from();
        Class<?> type = from instanceof Class<?> itself ? itself : from == null ? Object.class : from.getClass();
        return Stream.ofNullable(type.getRecordComponents())
                .flatMap(Stream::of)
                .filter(component -> component.getName().equals(member.getPropertyName()))
                .findFirst()
                .map((Function<RecordComponent, Range>) component -> of(
                        component.getAnnotatedType().getAnnotation(Min.class),
                        component.getAnnotatedType().getAnnotation(Max.class)))
                .orElse(ANY);
    }

    private static Range of(@Nullable Min min, @Nullable Max max) {
        return new Range(
                min == null ? null : Long.toString(min.value()), max == null ? null : Long.toString(max.value()));
    }

    private static @Nullable String text(String given) {
        return given.isEmpty() ? null : given;
    }
}
