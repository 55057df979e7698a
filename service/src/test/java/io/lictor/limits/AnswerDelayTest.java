package io.lictor.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerDelayTest {

    @ParameterizedTest
    @CsvSource({"0, 50", "1, 50", "49, 50", "50, 50", "51, 100", "100, 100", "120, 150"})
    void it_is_a_whole_number_of_delays_after_the_arrival(long taken, long wanted) {
        for (long arrival : new long[] {7, -1_000, Long.MAX_VALUE - 20}) { // as nanoTime may be anything
            assertThat(AnswerDelay.of(arrival, arrival + taken, 50)).isEqualTo(arrival + wanted);
        }
    }

    @Test
    void without_a_delay_it_is_now() {
        assertThat(AnswerDelay.of(10, 17, 0)).isEqualTo(17);
    }
}
