package io.lictor.endpoint;

import static io.lictor.spec.Samples.KEYS;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.OTHER;
import static io.lictor.spec.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lictor.event.LicenseKeyAssigned;
import io.lictor.event.LicenseKeyReplaced;
import io.lictor.key.TypedKey;
import io.lictor.limits.KeyGuard;
import io.lictor.limits.LimitProperties;
import io.lictor.spec.KnownFacts;
import io.lictor.web.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class KeyLookupTest {

    private static final String IMPORTED = "LEGACY-0042-XYZ";
    private static final String NEW = KEYS.derive(LICENSE, 2).formatted();
    private static final String OLD = KEYS.derive(LICENSE, 1).formatted();

    private final KnownFacts known = new KnownFacts();
    private final KeyLookup lookup = new KeyLookup(
            known, new KeyGuard(new LimitProperties(Duration.ZERO, 0, 1, 0, 1), new SimpleMeterRegistry()));

    @BeforeEach
    void someKeys() {
        String oldHash = KEYS.reference(LICENSE, 1).hash();
        known.record(new LicenseKeyAssigned(oldHash, LICENSE, 1, at("2026-01-01")));
        known.record(new LicenseKeyReplaced(oldHash, LICENSE, at("2026-02-01")));
        known.record(new LicenseKeyAssigned(KEYS.reference(LICENSE, 2).hash(), LICENSE, 2, at("2026-02-01")));
        String importedHash =
                KEYS.referenceOfImported(TypedKey.read(IMPORTED)).orElseThrow().hash();
        known.record(new LicenseKeyAssigned(importedHash, OTHER, 1, at("2026-01-01")));
    }

    @Test
    void findsTheLicenceByBodyOrByCredential() {
        assertThat(licenseOf(NEW, null)).isEqualTo(LICENSE);
        assertThat(licenseOf(null, "License " + NEW)).isEqualTo(LICENSE);
        assertThat(licenseOf(null, "license " + NEW)).isEqualTo(LICENSE);
        assertThat(licenseOf(IMPORTED, null)).isEqualTo(OTHER);
    }

    @Test
    void readsKeysLeniently() {
        assertThat(licenseOf(NEW.replace("-", " ").toLowerCase(Locale.ROOT), null))
                .isEqualTo(LICENSE);
    }

    @Test
    void theSameKeyTwiceIsOneKey() {
        assertThat(licenseOf(NEW.replace("-", ""), "License " + NEW)).isEqualTo(LICENSE);
    }

    @Test
    void anotherKindOfCredentialIsNoKey() {
        assertThat(licenseOf(NEW, "Bearer abc")).isEqualTo(LICENSE);
        assertRefused(null, "Bearer " + NEW, 400, "INVALID_REQUEST");
    }

    @Test
    void twoKeysAreOneTooMany() {
        assertRefused(NEW, "License " + IMPORTED, 400, "INVALID_REQUEST");
    }

    @Test
    void noKeyIsAMistake() {
        assertRefused(null, null, 400, "INVALID_REQUEST");
    }

    @Test
    void aReplacedKeyIsKnownToBeSo() {
        assertRefused(OLD, null, 404, "KEY_REPLACED");
    }

    @Test
    void aKeyOfOurShapeThatNobodyHasIsUnknown() {
        assertRefused(KEYS.derive(OTHER, 1).formatted(), null, 404, "LICENSE_NOT_FOUND");
    }

    @Test
    void whatIsNoKeyIsMalformed() {
        assertRefused(mistyped(NEW), null, 400, "KEY_MALFORMED");
        assertRefused("LEGACY-0043-XYZ", null, 400, "KEY_MALFORMED");
        assertRefused("short", null, 400, "KEY_MALFORMED");
        assertRefused("", null, 400, "KEY_MALFORMED");
    }

    /** With its last symbol mistyped. */
    private static String mistyped(String key) {
        return key.substring(0, key.length() - 1) + (key.endsWith("X") ? "Y" : "X");
    }

    private UUID licenseOf(String body, String authorization) {
        return lookup.open(body, authorization, new MockHttpServletRequest()).licenseId();
    }

    private void assertRefused(String body, String authorization, int status, String code) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> licenseOf(body, authorization));
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.detail()).doesNotContain(NEW).doesNotContain(OLD).doesNotContain(IMPORTED);
    }
}
