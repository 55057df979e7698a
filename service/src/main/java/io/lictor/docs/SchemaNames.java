package io.lictor.docs;

import com.fasterxml.jackson.databind.JavaType;
import io.lictor.license.Standing;
import io.lictor.token.Token;
import io.lictor.validation.ValidationResult;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/** The names of schemas, which generated clients make into types: {@code License}, {@code LicensePage}. */
final class SchemaNames {

    private static final String ROOT = "io.lictor.";

    /** Names of types whose own say little outside the type around them, and that know nothing of HTTP. */
    private static final Map<Class<?>, String> SAID_IN_FULL = Map.of(
            Token.Status.class, "TokenStatus",
            Standing.Cause.class, "StatusCause",
            ValidationResult.Facts.class, "LicenseFacts");

    private SchemaNames() {}

    /**
     * Returns whether the type is named here: only those we wrote are. A length of time is a text, and has a schema of its
     * own.
     */
    static boolean isOurs(Class<?> type) {
        return type.getName().startsWith(ROOT)
                && (type.isRecord() || type.isEnum())
                && type != io.lictor.term.Span.class;
    }

    static String of(JavaType type) {
        String own = of(type.getRawClass());
        return type.containedTypeCount() == 0 ? own : of(type.containedType(0)) + own;
    }

    private static String of(Class<?> type) {
        Schema given = type.getAnnotation(Schema.class);
        if (given != null && !given.name().isEmpty()) {
            return given.name();
        }
        String name = SAID_IN_FULL.getOrDefault(type, type.getSimpleName());
        return name.endsWith("View") ? name.substring(0, name.length() - "View".length()) : name;
    }
}
