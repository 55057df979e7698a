package io.lictor.key;

import static io.lictor.Samples.LICENSE;
import static io.lictor.Samples.at;
import static io.lictor.Samples.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.event.LicenseKeyAssigned;
import io.lictor.event.LicenseKeyReplaced;
import io.lictor.event.RecordedEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyOwnerTest {

    private static final List<RecordedEvent> HISTORY = recorded(
            new LicenseKeyAssigned("hash", LICENSE, 1, at("2026-01-01")),
            new LicenseKeyReplaced("hash", LICENSE, at("2026-02-01")));

    @Test
    void aKeyIsNobodysUntilItIsAssigned() {
        assertThat(KeyOwner.asOf(List.of(), at("2026-01-01"))).isEqualTo(KeyOwner.NOBODY);
        assertThat(KeyOwner.asOf(HISTORY, at("2025-12-31T23:59:59.999Z"))).isEqualTo(KeyOwner.NOBODY);
    }

    @Test
    void itOpensItsLicenceFromThatInstantOn() {
        assertThat(KeyOwner.asOf(HISTORY, at("2026-01-01"))).isEqualTo(new KeyOwner.Opens(LICENSE));
        assertThat(KeyOwner.asOf(HISTORY, at("2026-01-31T23:59:59.999Z"))).isEqualTo(new KeyOwner.Opens(LICENSE));
    }

    @Test
    void itIsKnownToBeReplacedFromThatInstantOn() {
        assertThat(KeyOwner.asOf(HISTORY, at("2026-02-01"))).isEqualTo(new KeyOwner.Replaced(LICENSE));
    }

    @Test
    void clocksThatDisagreeDoNotReplaceAKeyBeforeItIsAssigned() {
        List<RecordedEvent> skewed = recorded(
                new LicenseKeyAssigned("hash", LICENSE, 1, at("2026-01-01T00:00:00.005Z")),
                new LicenseKeyReplaced("hash", LICENSE, at("2026-01-01T00:00:00.001Z")));

        assertThat(KeyOwner.asOf(skewed, at("2026-01-01T00:00:00.003Z"))).isEqualTo(KeyOwner.NOBODY);
    }
}
