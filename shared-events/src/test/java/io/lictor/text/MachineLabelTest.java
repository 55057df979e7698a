package io.lictor.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachineLabelTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Reading room 1",
                "Müller's \"Büro\" <3>",
                "👩‍💻 Laptop",
                "👨🏽‍🚀",
                "🏳️‍🌈",
                "❤️‍🔥 & ©️",
                "1️⃣ first",
                "#️⃣",
                "🇩🇪🇫🇷",
                "🏴󠁧󠁢󠁳󠁣󠁴󠁿 Edinburgh",
                "کتاب‌خانه", // Persian: without the joiner it is another word
                "می‌خواهم",
                "ه‍",
                "क्‍ष क्‌ष", // Devanagari: half letters
                "ന്‍", // Malayalam: a letter of its own at the end
                "葛󠄀城", // Japanese: the variant the family writes
                "ᠬᠠᠯᠬ᠎ᠠ", // Mongolian
                "\u0627\u0644\u0663\u0645 \u06dd", // Arabic, with a sign of a category that is often taken for
                // invisible
            })
    void whatPeopleSeeIsKeptToTheLetter(String label) {
        assertThat(MachineLabel.clean(label)).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "Lap\u200dtop, Laptop",
                "a\u202eb\u2066c\u200ed\u061ce, abcde",
                "\ufeffroom\u00ad\u2060\u200b, room",
                "a\u0000b\u001bc\u007fd\u0085e, abcde",
                "a\u2028b\u2029c, abc",
                "\ud800half\udc00, half",
                "1\ufe0fx, 1x",
                "a\ufe0f\u200d💻, a💻",
                "👩\u202e\u200d💻, 👩‍💻",
                "👩\u200d\u200d💻, 👩‍💻",
                "a\udb40\udc67\udb40\udc7f, a",
                "🏴\udb40\udc67x, 🏴x",
                "\u0645\u200c x, \u0645 x",
                "e\u200b\u0301, é",
                "o\u0308, ö",
                "\u3164x\u2800, x",
                "\uffff\ufdd0x, x",
            })
    void whatNobodySeesIsDropped(String label, String kept) {
        assertThat(MachineLabel.clean(label)).isEqualTo(kept);
    }

    @Test
    void whiteSpaceAtTheEndsIsDroppedAndWhatBreaksLines() {
        assertThat(MachineLabel.clean(" \u00a0Reading room\n\u3000")).isEqualTo("Reading room");
        assertThat(MachineLabel.clean("Reading\troom")).isEqualTo("Readingroom");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u200b\u200d\ufeff", "\u3000", "\ud83d", "\ufe0f"})
    void ofSomeNothingIsLeft(String label) {
        assertThat(MachineLabel.clean(label)).isNull();
    }

    @Test
    void itIsCutBetweenWhatPeopleSeeAsCharacters() {
        assertThat(MachineLabel.clean("x".repeat(500))).isEqualTo("x".repeat(100));
        assertThat(MachineLabel.clean("💻".repeat(101))).isEqualTo("💻".repeat(100));
        assertThat(MachineLabel.clean("x".repeat(98) + "👩‍💻")).isEqualTo("x".repeat(98));
        assertThat(MachineLabel.clean("x".repeat(97) + "👩‍💻")).isEqualTo("x".repeat(97) + "👩‍💻");
        assertThat(MachineLabel.clean("x" + "🇩🇪".repeat(60))).isEqualTo("x" + "🇩🇪".repeat(49));
        assertThat(MachineLabel.clean("x".repeat(99) + " y")).isEqualTo("x".repeat(99));
        assertThat(MachineLabel.clean("z" + "\u0327\u0308\u0324".repeat(1_000))).hasSize(100);
    }

    /** Also of texts that nobody would write. */
    @Test
    void whatIsKeptIsFitToBeShownAndCleanedNoFurther() {
        Random random = new Random(20261121);
        int[] odd = {
            'a', '1', ' ', 0x200C, 0x200D, 0xFE0F, 0x20E3, 0x1F469, 0x1F4BB, 0x1F3F4, 0xE0067, 0xE007F, 0x0645, 0x0915,
            0x094D, 0x1F1E9, 0x0301, 0x202E, 0x1F3FD, 0xD800, 0xDC00, 0x845B, 0xE0100, 0xFEFF, 0
        };
        for (int i = 0; i < 20_000; i++) {
            String label = random.ints(random.nextInt(40), 0, odd.length)
                    .mapToObj(c -> Character.toString(odd[c]))
                    .collect(Collectors.joining());
            String kept = MachineLabel.clean(label);
            if (kept != null) {
                assertThat(MachineLabel.clean(kept)).as(label).isEqualTo(kept);
                assertThat(Normalizer.isNormalized(kept, Form.NFC)).isTrue();
                assertThat(kept).doesNotContain("\u202e", "\ufeff", "\0");
                assertThat(kept.codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
            }
        }
    }
}
