package io.lictor.key;

import static io.lictor.Samples.LICENSE;
import static io.lictor.key.SampleKeys.RING;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.value.KeyRef;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that other systems made: any 8 to 128 printable characters. */
class ImportedKeyTest {

    private static final String FOREIGN = "UUUUU-BBBBB-CCCCC-DDDDD-EEEEE";

    @ParameterizedTest
    @ValueSource(strings = {"12345678", "a key with spaces", "clé-à-molette", "MB:7f3a/99+x==", "ライセンスキー番号"})
    void printableKeysAreTaken(String key) {
        KeyRef kept = RING.referenceOfImported(TypedKey.read(key)).orElseThrow();

        assertThat(kept.hash()).matches("[0-9a-f]{64}");
        assertThat(kept.generation()).isEqualTo(1);
        assertThat(RING.hash(TypedKey.read(key))).contains(kept.hash());
        assertThat(RING.hash(TypedKey.read("  " + key + "\n"))).contains(kept.hash());
    }

    @ParameterizedTest
    @CsvSource({"7, false", "8, true", "128, true", "129, false"})
    void itsLengthIsBounded(int length, boolean taken) {
        assertThat(RING.referenceOfImported(TypedKey.read("x".repeat(length))).isPresent())
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "         ",
                "1234\u00005678",
                "1234\u00075678",
                "1234\n567", // what divides it does not count
                "1234\ue0005678", // means something in one font only
                "1234\ud8005678", // half a character
            })
    void whatNobodyCanTypeIsNobodysKey(String key) {
        assertThat(TypedKey.read(key)).isInstanceOf(TypedKey.Malformed.class);
        assertThat(RING.referenceOfImported(TypedKey.read(key))).isEmpty();
        assertThat(RING.hash(TypedKey.read(key))).isEmpty();
    }

    @Test
    void anImportedKeyCannotBeShownAgain() {
        KeyRef kept = RING.referenceOfImported(TypedKey.read(FOREIGN)).orElseThrow();

        assertThat(kept.secretId()).isNull();
        assertThat(RING.show(LICENSE, kept)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uuuuu-bbbbb-ccccc-ddddd-eeeee",
                "UUUUUBBBBBCCCCCDDDDDEEEEE",
                " UUUUU BBBBB CCCCC DDDDD EEEEE ",
                "UUUUU\u2013BBBBB\u00a0CCCCC\tDDDDD--EEEEE",
            })
    void fiveGroupsOfFiveAreReadLenientlyWhoeverMadeThem(String typed) {
        assertThat(hash(typed)).isEqualTo(hash(FOREIGN)).isPresent();
    }

    @Test
    void ofOtherKeysEveryCharacterCounts() {
        assertThat(hash("Abc-12345")).isNotEqualTo(hash("ABC-12345")).isNotEqualTo(hash("Abc12345"));
        assertThat(hash("UUUUU-BBBBB-CCCCC-DDDDD-EEEE1")).isNotEqualTo(hash(FOREIGN));
    }

    @Test
    void aForeignKeyThatWouldPassAsOursIsFoundHoweverItIsTyped() {
        String key = SampleKeys.beginning("A1B0CSSKFFGHJ1K0MNPQRVWX").formatted();
        KeyRef kept = RING.referenceOfImported(TypedKey.read(key)).orElseThrow();

        assertThat(kept.secretId()).isNull();
        assertThat(hash(key.replace('1', 'I').replace('0', 'o'))).contains(kept.hash());
    }

    @Test
    void aTypingErrorInOneOfOursIsNotTakenForIt() {
        String key = SampleKeys.many(1).getFirst();
        String wrong = (key.charAt(0) == 'A' ? 'B' : 'A') + key.substring(1);

        assertThat(TypedKey.read(key)).isInstanceOf(TypedKey.Ours.class);
        assertThat(TypedKey.read(wrong)).isInstanceOf(TypedKey.Foreign.class);
        assertThat(hash(wrong)).isNotEqualTo(hash(key));
    }

    @Test
    void theHintIsItsEndAndNeverMoreThanAQuarterOfIt() {
        String text = "abcdefghijklmnopqrstuvwxyz".repeat(5);
        for (int length = TypedKey.SHORTEST; length <= TypedKey.LONGEST; length++) {
            String key = text.substring(0, length);
            String hint =
                    RING.referenceOfImported(TypedKey.read(key)).orElseThrow().hint();

            assertThat(hint.length()).isBetween(2, Math.min(5, length / 4));
            assertThat(key).endsWithIgnoringCase(hint);
        }
    }

    @Test
    void theHintCutsNoCharacterInTwo() {
        String key = "1234567\ud83d\udd11\ud83d\udd11\ud83d\udd11";

        assertThat(RING.referenceOfImported(TypedKey.read(key)).orElseThrow().hint())
                .isEqualTo("\ud83d\udd11\ud83d\udd11");
    }

    @Test
    void noLogEverShowsIt() {
        assertThat(TypedKey.read("Abcdefgh-12345").toString()).doesNotContain("Abcdefgh", "12345");
        assertThat(RING.referenceOfImported(TypedKey.read("Abcdefgh-12345"))
                        .orElseThrow()
                        .toString())
                .doesNotContain("Abcdefgh", "12345");
    }

    private static Optional<String> hash(String typed) {
        return RING.hash(TypedKey.read(typed));
    }
}
