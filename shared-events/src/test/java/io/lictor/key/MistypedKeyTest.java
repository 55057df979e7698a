package io.lictor.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A typing error is found out without any look-up. */
class MistypedKeyTest {

    private static final List<String> KEYS = SampleKeys.many(300);

    @Test
    void everyKeyIsReadAsItWasMade() {
        assertThat(KEYS)
                .allSatisfy(key -> assertThat(LicenseKey.parse(key))
                        .get()
                        .extracting(LicenseKey::normalForm)
                        .isEqualTo(key));
    }

    @Test
    void everySingleWrongSymbolIsRefused() {
        List<String> accepted = new ArrayList<>();
        int tried = 0;
        for (String key : KEYS) {
            for (int position = 0; position < LicenseKey.LENGTH; position++) {
                for (char symbol : LicenseKey.ALPHABET.toCharArray()) {
                    if (symbol != key.charAt(position)) {
                        tried++;
                        acceptedOf(key.substring(0, position) + symbol + key.substring(position + 1), accepted);
                    }
                }
            }
        }

        assertThat(tried).isEqualTo(KEYS.size() * 25 * 31);
        assertThat(accepted).as("seed %d", SampleKeys.SEED).isEmpty();
    }

    @Test
    void everySwapOfTwoNeighboursIsRefused() {
        List<String> accepted = new ArrayList<>();
        for (String key : KEYS) {
            for (int position = 0; position + 1 < LicenseKey.LENGTH; position++) {
                acceptedSwap(key, position, position + 1, accepted);
            }
        }

        assertThat(accepted).as("seed %d", SampleKeys.SEED).isEmpty();
    }

    @Test
    void everySwapOfAnyTwoSymbolsIsRefused() {
        List<String> accepted = new ArrayList<>();
        for (String key : KEYS) {
            for (int left = 0; left < LicenseKey.LENGTH; left++) {
                for (int right = left + 1; right < LicenseKey.LENGTH; right++) {
                    acceptedSwap(key, left, right, accepted);
                }
            }
        }

        assertThat(accepted).as("seed %d", SampleKeys.SEED).isEmpty();
    }

    @Test
    void aMissingAndAnExtraSymbolAreRefusedWhereverTheyAre() {
        List<String> accepted = new ArrayList<>();
        for (String key : KEYS) {
            for (int position = 0; position < LicenseKey.LENGTH; position++) {
                acceptedOf(key.substring(0, position) + key.substring(position + 1), accepted);
                for (char symbol : LicenseKey.ALPHABET.toCharArray()) {
                    acceptedOf(key.substring(0, position) + symbol + key.substring(position), accepted);
                }
            }
            acceptedOf(key + "0", accepted);
        }

        assertThat(accepted).as("seed %d", SampleKeys.SEED).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-----", "0", "0000000000000000000000000\u0000", "00000_00000_00000_00000_00000"})
    void whatHasNotTheShapeOfAKeyIsRefused(String typed) {
        assertThat(LicenseKey.parse(typed)).isEmpty();
    }

    private static void acceptedSwap(String key, int left, int right, List<String> accepted) {
        if (key.charAt(left) != key.charAt(right)) {
            StringBuilder swapped = new StringBuilder(key);
            swapped.setCharAt(left, key.charAt(right));
            swapped.setCharAt(right, key.charAt(left));
            acceptedOf(swapped.toString(), accepted);
        }
    }

    private static void acceptedOf(String typed, List<String> accepted) {
        if (LicenseKey.parse(typed).isPresent()) {
            accepted.add(typed);
        }
    }
}
