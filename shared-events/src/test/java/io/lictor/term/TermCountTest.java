package io.lictor.term;

import static io.lictor.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The day on which terms end: short months take nothing from those behind them. */
class TermCountTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, P1M P1M P1M, 2026-02-28 2026-03-31 2026-04-30",
        "2028-01-31, P1M P1M P1M, 2028-02-29 2028-03-31 2028-04-30",
        "2027-12-30, P1M P1M P1M, 2028-01-30 2028-02-29 2028-03-30",
        "2024-02-29, P1Y P1Y P1Y P1Y, 2025-02-28 2026-02-28 2027-02-28 2028-02-29",
        "2024-02-29, P1Y P3Y P12M, 2025-02-28 2028-02-29 2029-02-28",
        "2026-01-31, P1M P1Y P1M, 2026-02-28 2027-02-28 2027-03-31",
        "2026-01-31, P1M P3M P2Y P1M, 2026-02-28 2026-05-31 2028-05-31 2028-06-30",
        "2026-08-31, P6M P6M, 2027-02-28 2027-08-31",
        "2026-01-31T23:59:59.999Z, P1M P1M, 2026-02-28T23:59:59.999Z 2026-03-31T23:59:59.999Z",
        "2026-01-31, P1W P7D, 2026-02-07 2026-02-14",
        "2026-01-31, PT12H PT12H, 2026-01-31T12:00:00Z 2026-02-01",
        // A term of days moves the day, and months count on from there.
        "2026-01-31, P1M P14D P1M, 2026-02-28 2026-03-14 2026-04-14",
        "2026-01-30, P1D P1M P1M, 2026-01-31 2026-02-28 2026-03-31",
        "2026-01-31, P28D P1M, 2026-02-28 2026-03-28",
        "2026-01-31, P1M1D P1M, 2026-03-01 2026-04-01"
    })
    void endsKeepTheirDay(String start, String periods, String ends) {
        List<String> counted = new ArrayList<>();
        Term term = null;
        TermCount count = new TermCount(at(start));
        for (String period : periods.split(" ")) {
            Span span = Span.parse(period);
            if (term == null) {
                term = Term.startingAt(at(start), span);
                count = TermCount.of(at(start), term);
            } else {
                term = term.next(span, count);
                count = count.after(term);
            }
            counted.add(term.endsAt().toString().replace("T00:00:00Z", ""));
        }

        assertThat(counted).containsExactly(ends.split(" "));
    }

    @Test
    void whatAnEarlierReleaseCountedFromItsLastEndTakesTheDayUpAgain() {
        TermCount count = new TermCount(at("2026-01-31"));
        Term drifted = new Term(at("2026-02-28"), at("2026-03-28"), Span.parse("P1M"));

        assertThat(count.after(drifted)).isEqualTo(count);
        assertThat(drifted.next(Span.parse("P1M"), count).endsAt()).isEqualTo(at("2026-04-30"));
    }

    @ParameterizedTest
    @CsvSource({
        // The licence began on a 31st, and its running term ends where that day leads.
        "2024-01-31, 2026-01-28, 2026-02-28, P1M, 2024-01-31",
        // It does not: counted from the term, or from the end itself.
        "2024-01-15, 2026-01-28, 2026-02-28, P1M, 2026-01-28",
        "2024-01-15, 2024-01-15, 2026-02-20, P1M, 2026-02-20",
        "2026-01-31, 2026-01-31, 2026-02-28, P28D, 2026-02-28"
    })
    void aCountBeginsWhereTheEndThatIsKnownFits(
            String beginning, String startsAt, String endsAt, String period, String from) {
        Term term = new Term(at(startsAt), at(endsAt), Span.parse(period));

        assertThat(TermCount.of(at(beginning), term)).isEqualTo(new TermCount(at(from)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31, P1M, 2026-01-31",
        "2026-04-30, P2M, 2026-01-31",
        "2027-02-28, P1Y, 2026-01-31",
        "2027-03-31, P1Y1M, 2026-01-31",
        "2026-03-28, P28D, 2026-03-28",
        "2026-03-30, P30D, 2026-03-30",
        "2026-02-28T06:00:00Z, PT6H, 2026-02-28T06:00:00Z",
        "2026-03-01T06:00:00Z, PT30H, 2026-03-01T06:00:00Z"
    })
    void aTermThroughAnInstantCountsOnWhereItFitsAndBeginsACountWhereNot(String until, String period, String from) {
        TermCount count = new TermCount(at("2026-01-31"));
        Term term = new Term(at("2026-01-31"), at("2026-02-28"), Span.parse("P1M"));

        Term next = count.through(term, at(until));

        assertThat(next).isEqualTo(new Term(at("2026-02-28"), at(until), Span.parse(period)));
        assertThat(count.after(next)).isEqualTo(new TermCount(at(from)));
    }

    @Test
    void aTermOfDaysGoesThroughItsOwnEnd() {
        Term week = Term.startingAt(at("2026-01-01"), Span.parse("P7D"));

        assertThat(new TermCount(week.endsAt()).through(week, at("2026-01-15")).period())
                .isEqualTo(Span.parse("P7D"));
    }
}
