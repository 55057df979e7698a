package io.lictor.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {

    /** The private key of RFC 8032, section 7.1, test 1. */
    private static final String KNOWN = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
            -----END PRIVATE KEY-----
            """;

    @Test
    void makesThePublicKeyFromThePrivateOne() throws GeneralSecurityException {
        byte[] encoded = SigningKey.read(KNOWN).getPublic().getEncoded();

        assertThat(HexFormat.of().formatHex(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)))
                .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    }

    @Test
    void readsWhatItMade() throws GeneralSecurityException {
        String pem = SigningKey.make();
        assertThat(SigningKey.read(pem).getPublic())
                .isEqualTo(SigningKey.read(pem).getPublic());
        assertThat(SigningKey.make()).isNotEqualTo(pem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"})
    void refusesWhatIsNone(String pem) {
        assertThatThrownBy(() -> SigningKey.read(pem)).isInstanceOf(GeneralSecurityException.class);
    }
}
