package io.lictor.key;

import static io.lictor.Samples.LICENSE;
import static io.lictor.key.SampleKeys.RING;
import static io.lictor.key.SampleKeys.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lictor.value.KeyRef;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Keys are derived, never stored: so a key must come out the same for ever. */
class KeyDerivationTest {

    /** Worked out apart from this code; if it changes, no customer's key works any more. */
    @Test
    void aKeyIsTheSameForEver() {
        assertThat(RING.derive(LICENSE, 1).formatted()).isEqualTo("NCNP5-MNPYT-BNFBN-VYRG9-PGSEH");
        assertThat(RING.reference(LICENSE, 1))
                .isEqualTo(new KeyRef(
                        "14ad2b1750bcb272a51170c8945d32b22b09da4a52c75c9ecb2971dcc9f01e28", "PGSEH", 1, "s1"));
    }

    @Test
    void itDiffersByLicenceGenerationAndSecret() {
        Random random = new Random(SampleKeys.SEED);
        Set<LicenseKey> keys = new HashSet<>();
        KeyRing other = new KeyRing(SampleKeys.secrets("s2"));
        for (int i = 0; i < 500; i++) {
            UUID licenseId = new UUID(random.nextLong(), random.nextLong());
            for (int generation = 1; generation <= 3; generation++) {
                keys.add(RING.derive(licenseId, generation));
                keys.add(other.derive(licenseId, generation));
            }
        }

        assertThat(keys).as("seed %d", SampleKeys.SEED).hasSize(500 * 3 * 2);
    }

    @Test
    void neighbouringLicencesHaveUnrelatedKeys() {
        String one = RING.derive(new UUID(1, 1), 1).normalForm();
        String next = RING.derive(new UUID(1, 2), 1).normalForm();

        long same = IntStream.range(0, one.length())
                .filter(i -> one.charAt(i) == next.charAt(i))
                .count();
        assertThat(same).isLessThan(6);
    }

    @Test
    void everyDerivedKeyIsAWellFormedOne() {
        for (int generation = 1; generation <= 500; generation++) {
            LicenseKey key = RING.derive(LICENSE, generation);
            assertThat(LicenseKey.parse(key.formatted())).contains(key);
        }
    }

    @Test
    void aKeyOfAnOldSecretStillShowsAfterTheCurrentOneChanged() {
        LicenseKey key = RING.derive(LICENSE, 1);
        KeyRef kept = RING.reference(LICENSE, 1);
        KeyRing later = new KeyRing(SampleKeys.secrets("s2"));

        assertThat(later.show(LICENSE, kept)).contains(key);
        assertThat(later.derive(LICENSE, 1)).isNotEqualTo(key);
        assertThat(later.hash(TypedKey.read(key.formatted()))).contains(kept.hash());
    }

    @Test
    void aKeyWhoseSecretIsGoneCannotBeShown() {
        KeyRing without =
                new KeyRing(new KeySecrets("s2", Map.of("s2", secret("the second secret")), secret("look-up")));

        assertThat(without.show(LICENSE, RING.reference(LICENSE, 1))).isEmpty();
    }

    @Test
    void whatIsKeptOfAKeyIsItsHashAndItsLastGroup() {
        LicenseKey key = RING.derive(LICENSE, 3);
        KeyRef kept = RING.reference(LICENSE, 3);

        assertThat(kept.hash()).matches("[0-9a-f]{64}");
        assertThat(kept.hint()).hasSize(5).isEqualTo(key.formatted().substring(24));
        assertThat(kept.generation()).isEqualTo(3);
        assertThat(kept.secretId()).isEqualTo("s1");
        assertThat(kept.toString()).doesNotContain(key.normalForm().substring(0, 20));
    }

    @Test
    void theHashFindsTheKeyHoweverItIsTyped() {
        LicenseKey key = RING.derive(LICENSE, 1);
        String hash = RING.reference(LICENSE, 1).hash();

        assertThat(RING.hash(TypedKey.read(key.formatted()))).contains(hash);
        assertThat(RING.hash(TypedKey.read(key.normalForm().toLowerCase(Locale.ROOT))))
                .contains(hash);
        assertThat(RING.hash(TypedKey.read(" " + key.formatted().replace("-", " "))))
                .contains(hash);
        assertThat(RING.hash(TypedKey.read(RING.derive(LICENSE, 2).formatted())))
                .get()
                .isNotEqualTo(hash);
    }

    @Test
    void theHashIsKeyedSoThatNobodyCanTryKeysAgainstIt() {
        KeyRing otherLookup = new KeyRing(
                new KeySecrets("s1", Map.of("s1", secret("the first secret")), secret("another look-up secret")));

        assertThat(otherLookup.derive(LICENSE, 1)).isEqualTo(RING.derive(LICENSE, 1));
        assertThat(otherLookup.reference(LICENSE, 1).hash())
                .isNotEqualTo(RING.reference(LICENSE, 1).hash());
    }

    @Test
    void noSecretShowsInALog() {
        assertThat(SampleKeys.secrets("s1")).hasToString("KeySecrets[currentId=s1]");
    }

    @Test
    void secretsTooShortToBeOneAreRefused() {
        byte[] short31 = new byte[31];
        byte[] enough = new byte[32];

        assertThatIllegalArgumentException().isThrownBy(() -> new KeySecrets("s1", Map.of("s1", short31), enough));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeySecrets("s1", Map.of("s1", enough, "s2", short31), enough));
        assertThatIllegalArgumentException().isThrownBy(() -> new KeySecrets("s1", Map.of("s1", enough), short31));
        assertThat(new KeySecrets("s1", Map.of("s1", enough), enough).currentId())
                .isEqualTo("s1");
    }

    @Test
    void aCurrentSecretThatIsNotThereIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeySecrets("s3", Map.of("s1", new byte[32]), new byte[32]))
                .withMessageContaining("s3");
    }
}
