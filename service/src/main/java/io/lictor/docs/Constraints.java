package io.lictor.docs;

import io.lictor.web.Code;
import io.lictor.web.Name;
import io.lictor.web.NamedTexts;
import io.lictor.web.Text;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;

/** Constraints of bean validation, ours included, in the words of JSON Schema. */
final class Constraints {

    /** Pattern of {@link Text}, as far as regular expressions of ECMA can tell. */
    private static final String FIT = "[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\ufffe\\uffff]";

    private Constraints() {}

    /** Describes the constraints of a type, and those on the elements of a list. */
    static void apply(AnnotatedType type, Schema<?> schema) {
        for (Annotation annotation : type.getAnnotations()) {
            apply(annotation, schema);
        }
        if (type instanceof AnnotatedParameterizedType list && schema.getItems() != null) {
            apply(list.getAnnotatedActualTypeArguments()[0], schema.getItems());
        }
    }

    static void apply(Annotation annotation, Schema<?> schema) {
        boolean isList = schema.getItems() != null;
        switch (annotation) {
            case Text text -> {
                schema.minLength(text.min()).maxLength(text.max());
                schema.pattern((text.min() == 0 ? "^" : "^(?=.*\\S)") + FIT + "*$");
            }
            case Name name -> {
                schema.minLength(1).maxLength(name.max());
                schema.pattern("^(?!\\s*\\.{1,2}\\s*$)(?=.*\\S)" + FIT + "*$");
            }
            case NamedTexts texts -> {
                Schema<?> text = new Schema<>();
                // In an order of their own: what is described must not differ from start to start.
                text.setTypes(new LinkedHashSet<>(texts.nullable() ? List.of("string", "null") : List.of("string")));
                text.minLength(1).maxLength(texts.longest()).pattern("^(?=.*\\S)" + FIT + "*$");
                schema.maxProperties(texts.most());
                schema.setAdditionalProperties(text);
                schema.setPropertyNames(new Schema<>().pattern("^(?:" + Code.PATTERN + ")$"));
            }
            case Min min -> schema.minimum(BigDecimal.valueOf(min.value()));
            case Max max -> schema.maximum(BigDecimal.valueOf(max.value()));
            case Size size
            when isList -> {
                schema.maxItems(size.max());
                schema.minItems(atLeast(size.min(), schema.getMinItems()));
            }
            case Size size -> schema.minLength(size.min()).maxLength(size.max());
            case NotEmpty _ -> schema.minItems(atLeast(1, schema.getMinItems()));
            case Pattern pattern -> schema.pattern(whole(pattern));
            default -> {
                Pattern composed = annotation.annotationType().getAnnotation(Pattern.class);
                if (composed != null) {
                    schema.pattern(whole(composed));
                }
            }
        }
    }

    private static int atLeast(int least, @org.jspecify.annotations.Nullable Integer before) {
        return before == null ? least : Math.max(least, before);
    }

    private static String whole(Pattern pattern) {
        return "^(?:" + pattern.regexp() + ")$";
    }
}
