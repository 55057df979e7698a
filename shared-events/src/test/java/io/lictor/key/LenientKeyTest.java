package io.lictor.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key is read as people type and paste it. */
class LenientKeyTest {

    /** Has each symbol that is often mistaken for a letter, and letters that Unicode would like to fold. */
    private static final LicenseKey KEY = SampleKeys.beginning("A1B0CSSKFFGHJ1K0MNPQRVWX");

    private static final String SYMBOLS = KEY.normalForm();

    @Test
    void customersGetItInFiveGroupsOfFive() {
        assertThat(KEY.formatted()).matches("[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){4}");
        assertThat(KEY.formatted().replace("-", "")).isEqualTo(SYMBOLS);
        assertThat(LicenseKey.parse(KEY.formatted())).contains(KEY);
    }

    @Test
    void lowerCaseAndMixedCaseAreRead() {
        assertThat(LicenseKey.parse(KEY.formatted().toLowerCase(Locale.ROOT))).contains(KEY);
        assertThat(LicenseKey.parse(
                        SYMBOLS.substring(0, 12) + SYMBOLS.substring(12).toLowerCase(Locale.ROOT)))
                .contains(KEY);
    }

    @Test
    void missingAndExtraDashesAndSpacesAreRead() {
        assertThat(LicenseKey.parse(SYMBOLS)).contains(KEY);
        assertThat(LicenseKey.parse("  " + KEY.formatted() + "\r\n")).contains(KEY);
        assertThat(LicenseKey.parse(KEY.formatted().replace("-", " "))).contains(KEY);
        assertThat(LicenseKey.parse(KEY.formatted().replace("-", " -- "))).contains(KEY);
        assertThat(LicenseKey.parse("-" + String.join("-", SYMBOLS.split("")) + "-"))
                .contains(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u2007", "\u202f", "\u2010", "\u2011", "\u2013", "\u2014", "\u200b", "\t"})
    void whatMailProgramsPutBetweenTheGroupsIsRead(String divider) {
        assertThat(LicenseKey.parse("\ufeff" + KEY.formatted().replace("-", divider)))
                .contains(KEY);
    }

    @ParameterizedTest
    @CsvSource({"1, I", "1, i", "1, L", "1, l", "0, O", "0, o"})
    void lettersThatLookLikeADigitAreReadAsTheDigit(String digit, String letter) {
        String typed = SYMBOLS.replace(digit, letter);

        assertThat(typed).isNotEqualTo(SYMBOLS);
        assertThat(LicenseKey.parse(typed)).contains(KEY);
        assertThat(LicenseKey.parse(typed).orElseThrow().normalForm()).isEqualTo(SYMBOLS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"U", "u"})
    void aUIsRefusedWhereverItStands(String letter) {
        for (int position = 0; position < LicenseKey.LENGTH; position++) {
            assertThat(LicenseKey.parse(SYMBOLS.substring(0, position) + letter + SYMBOLS.substring(position + 1)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "A, \u0410", // Cyrillic
        "A, \u0391", // Greek
        "A, \uff21", // full width
        "1, \uff11",
        "1, \u0661", // Arabic-Indic
        "K, \u212a", // the sign for kelvin
        "S, \u017f", // the long s: S in upper case
        "SS, \u00df", // the sharp s: two S in upper case
        "FF, \ufb00", // a ligature: two F in upper case
        "1, \u0131", // the dotless i: I in upper case
        "1, \u0130", // the dotted I
        "1, \u217c", // the Roman numeral for fifty
    })
    void lookAlikesFromElsewhereAreRefused(String symbols, String lookAlike) {
        String typed = SYMBOLS.replaceFirst(symbols, lookAlike);

        assertThat(typed).isNotEqualTo(SYMBOLS);
        assertThat(LicenseKey.parse(typed)).isEmpty();
    }

    @Test
    void aTurkishComputerReadsTheSame() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.of("tr", "TR"));
        try {
            assertThat(LicenseKey.parse(SYMBOLS.toLowerCase(Locale.ROOT).replace('1', 'i')))
                    .contains(KEY);
            assertThat(KEY.formatted())
                    .isEqualTo(LicenseKey.parse(SYMBOLS).orElseThrow().formatted());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void noLogEverShowsMoreThanTheLastGroup() {
        assertThat(KEY).hasToString("LicenseKey[…" + SYMBOLS.substring(20) + "]");
        assertThat(TypedKey.read(SYMBOLS).toString()).doesNotContain(SYMBOLS.substring(0, 20));
    }
}
