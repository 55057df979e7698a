package io.lictor.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintsTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    record Texts(
            @Code String code,
            @ProductCode String product,
            @VersionLabel String version,
            @Text(min = 0, max = 3) String text) {

        static Texts of(String all) {
            return new Texts(all, all, all, all);
        }
    }

    private static boolean accepts(String field, String value) {
        return VALIDATOR.validate(Texts.of(value)).stream()
                .noneMatch(violation -> violation.getPropertyPath().toString().equals(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "a.b_c-d", "0..-__"})
    void codes(String code) {
        assertThat(accepts("code", code)).isTrue();
        assertThat(accepts("product", code.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(accepts("version", code.toUpperCase(Locale.ROOT) + " +1")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".a",
                "-a",
                "_a",
                "ä",
                "a\n",
                "a/b",
                "a ",
                " a",
                "a\u0000",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void no_codes(String code) {
        assertThat(accepts("code", code)).isFalse();
        assertThat(accepts("product", code)).isFalse();
        assertThat(accepts("version", code)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "abc", "😀😀😀", "äöü"})
    void texts_are_counted_in_characters(String text) {
        assertThat(accepts("text", text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcd", "😀😀😀😀", "a\t", "\u007f", "\u0080", "\u2029", "\ud83d", "\uffff"})
    void no_texts(String text) {
        assertThat(accepts("text", text)).isFalse();
    }

    /** Every character there is, by what it is rather than by a list of those somebody thought of. */
    @Test
    void whatControlsOrHidesIsNoTextAndEverythingElseIs() {
        TextValidator validator = new TextValidator();
        validator.initialize(Objects.requireNonNull(text()));

        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String text = "a" + Character.toString(c);
            boolean refused = Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || !Character.isDefined(c)
                    || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                    || c == 0x2028
                    || c == 0x2029;
            if (validator.isValid(text, null) == refused) {
                throw new AssertionError("U+%04X".formatted(c));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00,
                0x09,
                0x0a,
                0x0d,
                0x1b,
                0x7f,
                0x85,
                0x9f, // C0, delete, C1
                0x061c,
                0x200e,
                0x200f,
                0x202a,
                0x202e,
                0x2066,
                0x2069, // marks, overrides and isolates of direction
                0x00ad,
                0x200b,
                0x200c,
                0x200d,
                0x2060,
                0xfeff, // seen by nobody
                0x2028,
                0x2029, // break lines
                0xe0041, // a tag
                0x0378,
                0xfffe,
                0xffff,
                0x10ffff // nothing at all
            })
    void theseAreRefusedByName(int c) {
        assertThat(accepts("text", "a" + Character.toString(c))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u3000", "\u2003 \u00a0"})
    void whatIsBlankInAnyScriptIsBlank(String blank) {
        assertThat(VALIDATOR.validate(new Needed(blank))).isNotEmpty();
        assertThat(VALIDATOR.validate(new Needed(blank + "a"))).isEmpty();
    }

    record Needed(@Text(max = 9) String text) {}

    private static Text text() {
        return Needed.class.getRecordComponents()[0].getAccessor().getAnnotation(Text.class);
    }
}
