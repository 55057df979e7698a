package io.lictor.web;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text that names a customer, a machine or what else has no form of its own: read as names are, bounded, of characters
 * that one sees, and fit to stand in a path. Null passes.
 */
@AsName
@JacksonAnnotationsInside
@Constraint(validatedBy = NameValidator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Name {

    int max();

    String message() default
            "must be 1 to {max} characters, not . or .. alone, not blank, and none of them invisible or a"
                    + " control character";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
