package io.lictor.term;

import static io.lictor.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lengths of time, by the calendar in UTC. */
class SpanTest {

    @ParameterizedTest
    @CsvSource({
        "P1Y, P1Y",
        "P3Y, P3Y",
        "P14D, P14D",
        "P1M, P1M",
        "PT12H, PT12H",
        "P1W, P7D",
        "P1Y6M, P1Y6M",
        "P2Y3M1W4D, P2Y3M11D",
        "P1DT12H, PT36H",
        "PT0.001S, PT0.001S",
        "P0D, P0D",
        "P1000Y, P1000Y",
        "P365000D, P365000D",
    })
    void whatIsReadIsWrittenAsIso8601(String text, String written) {
        assertThat(Span.parse(text)).hasToString(written);
        assertThat(Span.parse(Span.parse(text).toString())).isEqualTo(Span.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "P",
                "PT",
                "T",
                "1Y",
                "P1",
                "PY",
                "P1Y2",
                "P1.5Y",
                "P1YT12H",
                "PT1Y",
                "P1H",
                " P1Y",
                "P1Y ",
                "one year",
                "P١Y"
            })
    void whatIsNoLengthOfTimeIsRefused(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> Span.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-1D", "-P1D", "P-1Y", "-P1M", "PT-1S", "-PT12H", "P1Y-1D", "P1M-40D", "P-1Y13M"})
    void whatRunsBackwardsIsRefused(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> Span.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P1001Y",
                "P1000Y1M",
                "P1000Y1D",
                "P500Y365000D",
                "P12001M",
                "P366000D",
                "P53000W",
                "PT8784000H",
                "P2147483647Y",
                "P2147483647M",
                "P2147483647D",
                "P2147483647W",
                "P99999999999Y",
                "PT9223372036854775807S",
                "PT99999999999999999999S"
            })
    void whatIsLongerThanAThousandYearsIsATypingError(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> Span.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.0000001S", "PT1.0001S", "PT0.0009S"})
    void whatIsFinerThanAMillisecondIsRefused(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> Span.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"P0D, true", "P0Y, true", "PT0S, true", "P0M0D, true", "P1D, false", "P1M, false", "PT0.001S, false"})
    void noTimeAtAllIsZero(String text, boolean zero) {
        assertThat(Span.parse(text).isZero()).isEqualTo(zero);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, P1Y, 2027-01-01",
        "2026-01-01, P3Y, 2029-01-01",
        "2026-11-21T10:00:00.123Z, P14D, 2026-12-05T10:00:00.123Z",
        "2026-03-28T12:00:00Z, P1D, 2026-03-29T12:00:00Z", // no summer time in UTC
        "2026-10-24T12:00:00Z, P2D, 2026-10-26T12:00:00Z",
        "2026-12-31T23:59:59.999Z, PT0.001S, 2027-01-01",
        "2026-01-01, PT36H, 2026-01-02T12:00:00Z",
        "2026-01-01, P0D, 2026-01-01",
        // month ends
        "2026-01-31, P1M, 2026-02-28",
        "2028-01-31, P1M, 2028-02-29",
        "2026-01-30, P1M, 2026-02-28",
        "2026-01-28, P1M, 2026-02-28",
        "2026-03-31, P1M, 2026-04-30",
        "2026-03-31, P2M, 2026-05-31",
        "2026-12-31, P2M, 2027-02-28",
        "2026-01-31T23:59:59.999Z, P1M, 2026-02-28T23:59:59.999Z",
        // 29 February
        "2024-02-29, P1Y, 2025-02-28",
        "2024-02-29, P3Y, 2027-02-28",
        "2024-02-29, P4Y, 2028-02-29",
        "2024-02-29, P1M, 2024-03-29",
        "2023-02-28, P1Y, 2024-02-28",
        "2024-02-28, P1D, 2024-02-29",
        "2024-02-28, P1Y, 2025-02-28",
        "2023-03-01, P1Y, 2024-03-01",
        "2024-02-28, P1Y1D, 2025-03-01",
        // centuries are leap years only when 400 divides them
        "1996-02-29, P4Y, 2000-02-29",
        "2096-02-29, P4Y, 2100-02-28",
        "2100-02-28, P1D, 2100-03-01",
        "2000-02-28, P1D, 2000-02-29",
        "2396-02-29, P4Y, 2400-02-29",
    })
    void itIsAddedByTheCalendar(String start, String span, String end) {
        assertThat(Span.parse(span).after(at(start))).isEqualTo(at(end));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-01, P14D, 2026-12-18",
        "2026-03-31, P1M, 2026-02-28",
        "2024-03-31, P1M, 2024-02-29",
        "2024-02-29, P1Y, 2023-02-28",
        "2024-02-29, P4Y, 2020-02-29",
        "2100-03-01, P1D, 2100-02-28",
        "2026-01-01T12:00:00Z, PT36H, 2025-12-31",
        "2026-01-01, P0D, 2026-01-01",
    })
    void itIsTakenOffByTheCalendar(String end, String span, String start) {
        assertThat(Span.parse(span).before(at(end))).isEqualTo(at(start));
    }

    @ParameterizedTest
    @CsvSource({"9999-06-01, P1Y", "9999-12-31T23:59:59.999Z, PT0.001S", "9999-12-31, P1D", "9026-01-01, P1000Y"})
    void itNeverEndsPastTheYear9999(String start, String span) {
        assertThat(Span.parse(span).after(at(start))).isEqualTo(at("9999-12-31T23:59:59.999Z"));
    }

    @Test
    void itNeverBeginsBeforeTheYear1() {
        assertThat(Span.parse("P1000Y").before(at("0500-01-01"))).isEqualTo(at("0001-01-01"));
        assertThat(Span.parse("P1D").before(at("0001-01-01"))).isEqualTo(at("0001-01-01"));
        assertThat(Span.parse("P1D").before(at("0001-01-02"))).isEqualTo(at("0001-01-01"));
    }

    @Test
    void aLaterDayNeverEndsEarlier() {
        long seed = 20261121;
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            Span span =
                    Span.parse("P" + random.nextInt(20) + "Y" + random.nextInt(40) + "M" + random.nextInt(90) + "D");
            Instant start = Instant.EPOCH.plus(Duration.ofDays(random.nextInt(2_930_000)));
            Instant later = start.plus(Duration.ofDays(random.nextInt(40)));

            assertThat(span.after(start))
                    .as(() -> "seed " + seed + ": " + span + " after " + start + " and " + later)
                    .isAfterOrEqualTo(start)
                    .isBeforeOrEqualTo(span.after(later));
        }
    }
}
