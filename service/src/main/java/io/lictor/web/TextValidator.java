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
        return isFit(value.toString(), min, max);
    }

    /** Returns whether the text satisfies {@link Text}. */
    public static boolean isFit(String text, int min, int max) {
        int length = text.codePointCount(0, text.length());
        return length >= min
                && length <= max
                && (min == 0 || !text.codePoints().allMatch(TextValidator::isBlank))
                && text.codePoints().allMatch(TextValidator::isFit);
    }

    private static boolean isBlank(int c) {
        return Character.isSpaceChar(c) || Character.isWhitespace(c);
    }

    /**
     * Returns whether the character may stand in a text: invisible ones make two texts look alike, and direction
     * marks turn lines around.
     */
    private static boolean isFit(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT, // zero-width characters; marks, overrides and isolates of direction; tags
                    // break lines (and logs) just as the control characters do
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> // also U+xxFFFE and U+xxFFFF, which are no characters at all
                false;
            default -> true;
        };
    }
}
