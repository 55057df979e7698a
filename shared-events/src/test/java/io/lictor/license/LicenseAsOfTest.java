package io.lictor.license;

import static io.lictor.LicenseFixture.subscription;
import static io.lictor.Samples.activated;
import static io.lictor.Samples.at;
import static io.lictor.Samples.canceled;
import static io.lictor.Samples.defined;
import static io.lictor.Samples.recorded;
import static io.lictor.Samples.released;
import static io.lictor.Samples.suspended;
import static io.lictor.Samples.transferred;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.event.RecordedEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A licence as it stood at an instant. */
class LicenseAsOfTest {

    private static final List<RecordedEvent> HISTORY = recorded(
            defined("2020-01-01"),
            released("2.0", "2026-01-01"),
            subscription().issued(),
            activated("m-1", "2026-02-01"),
            canceled("2026-03-01"),
            transferred("c-2", true, "2026-03-01"),
            suspended("2026-04-01"));

    @ParameterizedTest
    @CsvSource({
        "2025-12-31T23:59:59.999Z, 0",
        "2026-01-01, 1",
        "2026-01-31T23:59:59.999Z, 1",
        "2026-02-01, 2",
        "2026-02-01T00:00:00.001Z, 2",
        "2026-02-28T23:59:59.999Z, 2",
        "2026-03-01, 4",
        "2026-04-01, 5",
        "2126-01-01, 5",
    })
    void everyEventUntilThenAndAtExactlyThatInstantCounts(String at, long events) {
        assertThat(LicenseFold.asOf(HISTORY, at(at)).version()).isEqualTo(events);
    }

    @Test
    void laterEventsHaveNotHappenedYet() {
        var license =
                (License.Issued) LicenseFold.asOf(HISTORY, at("2026-02-15")).license();

        assertThat(license.activations()).containsOnlyKeys("m-1");
        assertThat(license.autoRenew()).isTrue();
        assertThat(license.customer()).isEqualTo("c-1");
        assertThat(license.disabled()).isNull();
    }

    @Test
    void beforeItWasIssuedThereIsNone() {
        assertThat(LicenseFold.asOf(HISTORY, at("2025-06-01"))).isEqualTo(LicenseFold.EMPTY);
        assertThat(LicenseFold.asOf(List.of(), at("2026-06-01"))).isEqualTo(LicenseFold.EMPTY);
        assertThat(LicenseFold.EMPTY.license()).isEqualTo(License.NOT_ISSUED);
    }

    @Test
    void clocksThatDisagreeMakeNoHistoryWithoutItsBeginning() {
        List<RecordedEvent> skewed = recorded(
                subscription().soldAt("2026-01-01T00:00:00.005Z").issued(),
                activated("m-1", "2026-01-01T00:00:00.001Z"));

        assertThat(LicenseFold.asOf(skewed, at("2026-01-01T00:00:00.003Z"))).isEqualTo(LicenseFold.EMPTY);
        assertThat(LicenseFold.asOf(skewed, at("2026-01-01T00:00:00.005Z")).version())
                .isEqualTo(2);
    }
}
