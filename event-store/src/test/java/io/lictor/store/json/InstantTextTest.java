package io.lictor.store.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.SplittableRandom;
import org.axonframework.common.DateTimeUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

    @Test
    void instantsAreReadAndWrittenAsJavaWritesThem() {
        SplittableRandom random = new SplittableRandom(6);
        long end = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
        long beginning = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
        for (int i = 0; i < 100_000; i++) {
            int nanos = random.nextInt(1_000_000_000);
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(beginning, end), nanos - nanos % (int) Math.pow(10, random.nextInt(10)));

            assertThat(InstantText.hasShape(instant.toString())).isTrue();
            assertThat(InstantText.parse(instant.toString())).isEqualTo(instant);
            assertThat(InstantText.write(instant)).isEqualTo(instant.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59.999Z",
                "9999-12-31T23:59:59.999999999Z",
                "+10000-01-01T00:00:00Z",
                "1969-12-31T23:59:59.001Z",
                "2024-02-29T12:00:00.000000001Z"
            })
    void theFirstAndTheLastAreWrittenAsJavaWritesThem(String text) {
        assertThat(InstantText.write(Instant.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01T00:00:00.5Z",
                "2026-01-01T00:00:00.Z",
                "2026-01-01T01:00:00+01:00",
                "+12026-01-01T00:00:00Z",
                "2024-02-29T00:00:00Z"
            })
    void otherShapesAreReadAsEver(String text) {
        assertThat(InstantText.parse(text)).isEqualTo(DateTimeUtils.parseInstant(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-10T00:00:00Z",
                "2026-01-00T00:00:00Z",
                "2026-01-01T00:60:00Z",
                "2026-01-01 00:00:00Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T00:00:00.0000000001Z",
                "yesterday",
                ""
            })
    void whatIsNoInstantIsRefused(String text) {
        assertThat(InstantText.hasShape(text)).isFalse();
        assertThatThrownBy(() -> InstantText.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01T00:00:00Z",
                "2026-01-01T00:00:00.001Z",
                "2026-12-31T23:59:59.999999999Z",
                "1969-12-31T23:59:59.120Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.9Z"
            })
    void recordingIsWrittenWithMillisAsAxonWritesIt(Instant instant) {
        assertThat(InstantText.writeMillis(instant)).isEqualTo(DateTimeUtils.formatInstant(instant));
    }
}
