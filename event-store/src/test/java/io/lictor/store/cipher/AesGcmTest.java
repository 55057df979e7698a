package io.lictor.store.cipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class AesGcmTest {

    private static final byte[] TEXT = "a label of a machine".getBytes(StandardCharsets.UTF_8);

    private final AesGcm cipher = new AesGcm();
    private final SecretKey key = key((byte) 1);

    private static SecretKey key(byte filling) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, filling);
        return new SecretKeySpec(bytes, "AES");
    }

    @Test
    void opensWhatItSealed() throws GeneralSecurityException {
        byte[] sealed = cipher.seal(TEXT, key, "place 1");

        assertThat(cipher.open(sealed, key, "place 1")).isEqualTo(TEXT);
        assertThat(new AesGcm().open(sealed, key, "place 1")).isEqualTo(TEXT);
        assertThat(cipher.open(cipher.seal(new byte[0], key, ""), key, "")).isEmpty();
    }

    @Test
    void sealsTheSameDifferentlyEachTime() {
        assertThat(cipher.seal(TEXT, key, "place 1")).isNotEqualTo(cipher.seal(TEXT, key, "place 1"));
    }

    @Test
    void opensNothingThatWasChangedMovedOrCutOffAndGoesOnAfterwards() throws GeneralSecurityException {
        byte[] sealed = cipher.seal(TEXT, key, "place 1");
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> cipher.open(changed, key, "place 1")).isInstanceOf(GeneralSecurityException.class);
            byte[] cut = Arrays.copyOf(sealed, at);
            assertThatThrownBy(() -> cipher.open(cut, key, "place 1")).isInstanceOf(GeneralSecurityException.class);
        }
        assertThatThrownBy(() -> cipher.open(sealed, key, "place 2")).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> cipher.open(sealed, key((byte) 2), "place 1"))
                .isInstanceOf(GeneralSecurityException.class);

        assertThat(cipher.open(sealed, key, "place 1")).isEqualTo(TEXT);
    }
}
