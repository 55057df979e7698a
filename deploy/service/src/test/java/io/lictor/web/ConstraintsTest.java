package io.lictor.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Locale;
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
}
