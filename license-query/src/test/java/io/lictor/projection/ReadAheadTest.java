package io.lictor.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.event.Event;
import io.lictor.projection.ReadAhead.Page;
import io.lictor.query.EventsOnDisk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadAheadTest {

    private static final int LICENSES = 2_200;
    private static final long END = 2 * LICENSES;

    @TempDir
    Path directory;

    private EventsOnDisk events;

    @BeforeEach
    void sell() {
        events = new EventsOnDisk(directory);
        List<Event> sales = new ArrayList<>();
        for (int i = 0; i < LICENSES; i++) {
            sales.addAll(History.sale(i).events());
        }
        events.append(sales);
    }

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void allEventsComeOnceAndInTheirOrder() throws Exception {
        assertThat(positions(0, END))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, END).boxed().toList());
        assertThat(positions(1_234, END - 7))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1_235, END - 7).boxed().toList());
    }

    @Test
    void positionsThatAreGoneHideNothingBehindThem() throws Exception {
        events.execute("DELETE FROM event WHERE position BETWEEN 500 AND 2700");

        assertThat(positions(0, END))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, END)
                        .filter(position -> position < 500 || position > 2_700)
                        .boxed()
                        .toList());
    }

    private List<Long> positions(long after, long end) throws Exception {
        List<Long> positions = new ArrayList<>();
        try (ReadAhead ahead = new ReadAhead(events.log(), _ -> true, after, end, 3)) {
            long position = after;
            while (position < end) {
                Page page = ahead.next(position);
                assertThat(page.last()).isGreaterThan(position);
                page.arrivals().forEach(arrival -> positions.add(arrival.position()));
                position = page.last();
            }
        }
        return positions;
    }
}
