package io.lictor.license;

import static io.lictor.LicenseFixture.perpetual;
import static io.lictor.Samples.LICENSE;
import static io.lictor.Samples.activated;
import static io.lictor.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseDisabled;
import io.lictor.event.LicenseEnabled;
import io.lictor.event.LicenseEvent;
import io.lictor.event.MachineDescribed;
import io.lictor.event.TermExtended;
import io.lictor.event.TextsErased;
import io.lictor.value.Activation;
import io.lictor.value.DisableCause;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErasedTextsTest {

    private static final LicenseEvent LABELLED =
            new LicenseActivated(LICENSE, "m-1", "Reading room 1", "2.0", at("2026-01-02"));
    private static final LicenseEvent DISABLED =
            new LicenseDisabled(LICENSE, DisableCause.SUSPENDED, "an unpaid bill", at("2026-01-03"));
    private static final LicenseEvent ERASED = new TextsErased(LICENSE, at("2026-01-04"));

    @Test
    void machinesLoseTheirLabelsAndTheDisablingItsReasonAndNothingElse() {
        License.Issued before = after(LABELLED, activated("m-2", "2026-01-02"), DISABLED);
        License.Issued now = after(LABELLED, activated("m-2", "2026-01-02"), DISABLED, ERASED);

        assertThat(now.activations().values())
                .containsExactly(
                        new Activation("m-1", null, at("2026-01-02"), "2.0"),
                        new Activation("m-2", null, at("2026-01-02"), null));
        assertThat(now.disabled()).isEqualTo(new Disabled(DisableCause.SUSPENDED, null, at("2026-01-03")));
        assertThat(Standing.of(now, false, at("2026-02-01"))).isEqualTo(Standing.of(before, false, at("2026-02-01")));
        assertThat(LicenseView.of(now, 5, false, at("2026-02-01")).statusReason())
                .isNull();
    }

    /** An erased text stays erased when the history is read again. */
    @Test
    void aHistoryReadAgainWithoutItsTextsComesToTheSame() {
        License.Issued read = after(
                new LicenseActivated(LICENSE, "m-1", null, "2.0", at("2026-01-02")),
                new LicenseDisabled(LICENSE, DisableCause.SUSPENDED, null, at("2026-01-03")),
                ERASED);

        assertThat(read).isEqualTo(after(LABELLED, DISABLED, ERASED));
    }

    static Stream<LicenseEvent> tellers() {
        return Stream.of(
                LABELLED,
                DISABLED,
                new MachineDescribed(LICENSE, "m-1", "Reading room 2", null, at("2026-01-02")),
                new TermExtended(LICENSE, at("2027-01-01"), "the dongle was late", at("2026-01-02")));
    }

    @ParameterizedTest
    @MethodSource("tellers")
    void aLicenceKnowsThatTextsCameWithItsHistory(LicenseEvent teller) {
        assertThat(after().trackRecord().texts()).isFalse();
        assertThat(after(teller).trackRecord().texts()).isTrue();
        assertThat(after(teller, new LicenseEnabled(LICENSE, at("2026-01-05")))
                        .trackRecord()
                        .texts())
                .isTrue();
        assertThat(after(teller, ERASED).trackRecord().texts()).isFalse();
        assertThat(after(teller, ERASED, teller).trackRecord().texts()).isTrue();
    }

    private static License.Issued after(LicenseEvent... events) {
        return (License.Issued) Stream.concat(Stream.of(perpetual().issued()), Stream.of(events))
                .reduce(LicenseFold.EMPTY, LicenseFold::plus, (a, _) -> a)
                .license();
    }
}
