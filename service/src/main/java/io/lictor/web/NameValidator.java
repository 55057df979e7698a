package io.lictor.web;

import io.lictor.text.NameText;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Checks {@link Name}. Public, as bean validation makes it itself where no Spring does. */
public final class NameValidator implements ConstraintValidator<Name, String> {

    private int max;

    @Override
    public void initialize(Name name) {
        max = name.max();
    }

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
        return value == null || TextValidator.isFit(value, 1, max) && !NameText.isDots(value);
    }
}
