package io.lictor.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.term.Span;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times as people are told them. */
class DatesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-31T00:00:00Z, 2026-03-31",
        "2026-03-31T10:00:00Z, 2026-03-31 at 10:00 UTC",
        "2026-03-31T10:00:05Z, 2026-03-31 at 10:00:05 UTC",
        "2026-03-31T10:00:05.123Z, 2026-03-31 at 10:00:05 UTC",
        "2026-03-31T00:00:00.001Z, 2026-03-31 at 00:00 UTC",
    })
    void anInstant(Instant instant, String said) {
        assertThat(Dates.format(instant)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P1Y | 1 year",
                "P14D | 14 days",
                "P2Y6M | 2 years and 6 months",
                "P1Y2M3D | 1 year, 2 months and 3 days",
                "P2W | 14 days",
                "PT12H | 12 hours",
                "PT36H | 1 day and 12 hours",
                "PT90M | 1 hour and 30 minutes",
                "P0D | no time",
            })
    void aLength(String span, String said) {
        assertThat(Dates.format(Span.parse(span))).isEqualTo(said);
    }

    @Test
    void whatIsCounted() {
        assertThat(Dates.count(0, "machine")).isEqualTo("0 machines");
        assertThat(Dates.count(1, "machine")).isEqualTo("1 machine");
        assertThat(Dates.count(2, "machine")).isEqualTo("2 machines");
    }
}
