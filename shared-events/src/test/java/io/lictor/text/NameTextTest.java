package io.lictor.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"c-1", "Müller & Söhne", "a b", "", "..", "3f:9a/77;x%2F\\"})
    void aNameIsTakenAsItIs(String name) {
        assertThat(NameText.read(name)).isSameAs(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {" 1.0", "1.0 ", "\t1.0\n", "\u00a01.0\u3000", "1.0\u2028", "\u00851.0\u2003"})
    void whiteSpaceAtItsEndsIsNoPartOfIt(String text) {
        assertThat(NameText.read(text)).isEqualTo("1.0");
    }

    @Test
    void itIsComposed() {
        assertThat(NameText.read("Mu\u0308ller")).isEqualTo("Müller");
        assertThat(NameText.read("\u212b")).isEqualTo("Å");
    }

    @Test
    void onlyWhiteSpaceIsNoName() {
        assertThat(NameText.read(" \u00a0")).isEmpty();
    }

    @Test
    void twoOfThemStandForPlaces() {
        assertThat(NameText.isDots(".")).isTrue();
        assertThat(NameText.isDots("..")).isTrue();
        assertThat(NameText.isDots("...")).isFalse();
    }
}
