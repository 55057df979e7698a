package io.lictor.web;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Checks {@link Text}. Public, as bean validation makes it itself where no Spring does. */
public final class TextValidator implements ConstraintValidator<Text, CharSequence> {

    private int min;
    private int max;

    @Override
    public void initialize(Text text) {
        min = text.min();
        max = text.max();
    }

    @Override
    public boolean isValid(@Nullable CharSequence value, ConstraintValidatorContext context) {
        if (value == null) {
            return true;
        }
        String text = value.toString();
        int length = text.codePointCount(0, text.length());
        return length >= min
                && length <= max
                && (min == 0 || !text.isBlank())
                && text.codePoints().allMatch(TextValidator::isFit);
    }

    private static boolean isFit(int c) {
        return switch (Character.getType(c)) {
            // Line and paragraph separators break lines (and logs) just as the control characters do.
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> (c & 0xfffe) != 0xfffe; // U+xxFFFE and U+xxFFFF are no characters at all
        };
    }
}
