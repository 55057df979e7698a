package io.lictor.term;

import static io.lictor.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The paid period of a subscription, renewed term by term. */
class TermTest {

    @Test
    void aTermLastsItsPeriodByTheCalendar() {
        assertThat(Term.startingAt(at("2024-02-29"), Span.parse("P1Y")))
                .isEqualTo(new Term(at("2024-02-29"), at("2025-02-28"), Span.ofYears(1)));
    }

    @Test
    void theNextTermStartsWhereThisOneEnded() {
        Term first = Term.startingAt(at("2026-01-01"), Span.parse("P1Y"));

        assertThat(first.next(Span.parse("P3Y"), new TermCount(first.startsAt())))
                .isEqualTo(new Term(at("2027-01-01"), at("2030-01-01"), Span.ofYears(3)));
    }

    @Test
    void renewalsLeaveNoGapAndNoOverlap() {
        TermCount count = new TermCount(at("2026-01-31"));
        List<Term> terms = Stream.iterate(
                        Term.startingAt(at("2026-01-31"), Span.parse("P1M")),
                        term -> term.next(Span.parse("P1M"), count))
                .limit(600)
                .toList();

        for (int i = 1; i < terms.size(); i++) {
            assertThat(terms.get(i).startsAt()).isEqualTo(terms.get(i - 1).endsAt());
            assertThat(terms.get(i).endsAt()).isAfter(terms.get(i).startsAt());
        }
        assertThat(terms.get(1).endsAt()).isEqualTo(at("2026-03-31"));
        assertThat(terms.getLast().endsAt()).isEqualTo(at("2076-01-31"));
    }

    @Test
    void anExtendedTermKeepsItsStartAndItsPeriod() {
        Instant until = at("2027-03-01T12:00:00Z");

        assertThat(Term.startingAt(at("2026-01-01"), Span.ofYears(1)).endingAt(until))
                .isEqualTo(new Term(at("2026-01-01"), until, Span.ofYears(1)));
    }
}
