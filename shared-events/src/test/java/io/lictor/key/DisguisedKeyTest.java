package io.lictor.key;

import static io.lictor.key.SampleKeys.RING;
import static io.lictor.key.SampleKeys.SEED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key is the same key in each of its disguises, whoever made it. */
class DisguisedKeyTest {

    private static final String OURS =
            SampleKeys.beginning("A1B0CSSKFFGHJ1K0MNPQRVWX").formatted();
    private static final String FIVE_GROUPS = "uuuuu-bbbbb-ccccc-ddddd-eeeee";
    private static final String FOREIGN = "NB-12ab34-56cd78";
    private static final int DISGUISES = 2_000;

    private static final String UNSEEN =
            " \t\n\r\013\f\u0085\u00a0\u1680\u2002\u2003\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
                    + "\u00ad\u034f\u061c\u115f\u1160\u17b4\u180b\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2064\u2066\u2069\u206f"
                    + "\u2800\u3164\ufe0e\ufe0f\ufeff\uffa0";
    private static final String DASHES =
            "-\u058a\u05be\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u207b\u208b\u2212\u2796\u2e3a\u301c\u3030\u30a0\u30fc\ufe31\ufe58\ufe63\uff0d\uff70";
    private static final List<String> AROUND = Stream.of(
                    "\" \"",
                    "' '",
                    "` `",
                    "\u00b4 \u00b4",
                    "\u201c \u201d",
                    "\u201e \u201c",
                    "\u201a \u2018",
                    "\u2018 \u2019",
                    "\u00ab \u00bb",
                    "\u2039 \u203a",
                    "\u300c \u300d",
                    "\u300e \u300f",
                    "\u3010 \u3011",
                    "\u300a \u300b",
                    "\uff08 \uff09",
                    "( )",
                    "[ ]",
                    "{ }",
                    "< >",
                    "\uff02 \uff02",
                    "\u2032 \u2032",
                    "\u301d \u301e")
            .toList();
    private static final List<String> BEHIND = List.of(
            "", ".", ",", "\u2026", "\u3002", "\uff61", "\uff0e", "\uff0c", "\u3001", "\u060c", "\u06d4", "\u0964",
            "\uff0c.");

    static Stream<String> keys() {
        return Stream.of(OURS, FIVE_GROUPS, FOREIGN);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyDisguiseOfAKeyIsThatKey(String key) {
        Random random = new Random(SEED);
        for (int i = 0; i < DISGUISES; i++) {
            String disguise = disguise(key, random);

            assertThat(hash(disguise))
                    .as(() -> "the disguise " + escaped(disguise))
                    .isEqualTo(hash(key));
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void noOtherKeyIsTakenForItInAnyDisguise(String key) {
        Random random = new Random(SEED);
        String other = key.replace('b', 'd').replace('B', 'D');
        for (int i = 0; i < DISGUISES; i++) {
            assertThat(hash(disguise(other, random))).isNotEqualTo(hash(key));
        }
    }

    @Test
    void whoReadsAReadingReadsTheSame() {
        Random random = new Random(SEED);
        for (int i = 0; i < DISGUISES; i++) {
            String read = KeyText.read(disguise(FOREIGN, random) + (char) random.nextInt(0x80, 0x3000));

            assertThat(KeyText.read(read)).isEqualTo(read);
        }
    }

    /** Each alone, wherever it stands: no other one hides that it is not known. */
    @ParameterizedTest
    @MethodSource("keys")
    void eachOfThemIsSeenThrough(String key) {
        for (char unseen : UNSEEN.toCharArray()) {
            for (int place = 0; place <= key.length(); place++) {
                assertSame(key.substring(0, place) + unseen + key.substring(place), key);
            }
        }
        for (char dash : DASHES.toCharArray()) {
            assertSame(key.replace('-', dash), key);
        }
        for (String around : AROUND) {
            assertSame(around.replace(" ", key), key);
        }
        for (String behind : BEHIND) {
            assertSame(key + behind, key);
        }
    }

    @Test
    void ofOtherKeysCaseAndDashesCount() {
        assertThat(hash(FOREIGN.toUpperCase(Locale.ROOT))).isNotEqualTo(hash(FOREIGN));
        assertThat(hash(FOREIGN.replace("-", ""))).isNotEqualTo(hash(FOREIGN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678",
                "\ud83d\udd11\ud83d\udd11\ud83d\udd11\ud83d\udd11\ud83d\udd11\ud83d\udd11\ud83d\udd11\ud83d\udd11"
            })
    void eightCharactersAreEnoughHoweverManyUnitsTheyTake(String key) {
        assertThat(hash(key)).hasSize(1);
        assertThat(hash(key.substring(0, key.offsetByCodePoints(key.length(), -1))))
                .isEmpty();
        assertThat(hash(key.repeat(16))).hasSize(1);
        assertThat(RING.referenceOfImported(TypedKey.read(key.repeat(16) + "x")))
                .isEmpty();
    }

    /** Keys imported by an earlier release are stored under the hash of that release's reading. */
    @ParameterizedTest
    @ValueSource(strings = {"\"NB-12ab34\"", "NB-12ab34\u00a0", "NB 12 ab", "NB\u201312ab34", "NB-12ab34."})
    void aKeyOfAnEarlierReadingIsFoundByWhatItWasImportedAs(String typed) {
        assertThat(RING.hashes(TypedKey.read(typed))).contains(RING.hash(typed)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aKeyWithoutDisguiseIsLookedUpOnce(String key) {
        assertThat(RING.hashes(TypedKey.read(key))).hasSize(1);
    }

    private static void assertSame(String disguise, String key) {
        assertThat(hash(disguise)).as(() -> escaped(disguise)).isEqualTo(hash(key));
    }

    private static String disguise(String key, Random random) {
        StringBuilder text = new StringBuilder();
        for (char c : key.toCharArray()) {
            while (random.nextInt(4) == 0) {
                text.append(one(UNSEEN, random));
            }
            text.append(c == '-' ? one(DASHES, random) : fullWidth(c, random));
        }
        String disguise = text.toString();
        for (int layer = random.nextInt(4); layer > 0; layer--) {
            String around = AROUND.get(random.nextInt(AROUND.size()));
            String inner = disguise + BEHIND.get(random.nextInt(BEHIND.size()));
            disguise = around.charAt(0) + inner + around.charAt(2);
        }
        return one(UNSEEN, random) + disguise + one(UNSEEN, random);
    }

    private static char one(String of, Random random) {
        return of.charAt(random.nextInt(of.length()));
    }

    /** As a Japanese keyboard has it. */
    private static char fullWidth(char c, Random random) {
        return random.nextInt(5) == 0 ? (char) (c - '!' + '\uff01') : c;
    }

    private static String escaped(String text) {
        UnaryOperator<String> hex = c -> "U+" + c;
        return text.chars().mapToObj(Integer::toHexString).map(hex).toList().toString();
    }

    /** By its present reading only. */
    private static List<String> hash(String typed) {
        return RING.referenceOfImported(TypedKey.read(typed)).stream()
                .map(kept -> kept.hash())
                .toList();
    }
}
