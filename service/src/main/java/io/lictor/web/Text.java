package io.lictor.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A free text: bounded, not blank (unless {@code min} is 0), without control characters, invisible ones or halves of one.
 * Null passes.
 */
@Constraint(validatedBy = TextValidator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Text {

    int min() default 1;

    int max();

    String message() default
            "must be {min} to {max} characters, none of them invisible or a control character, and not blank";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
