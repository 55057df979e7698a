package io.lictor.documents.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.documents.embedded.SortedPositions.Before;
import io.lictor.documents.embedded.SortedPositions.Entry;
import io.lictor.documents.embedded.SortedPositions.View;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The list, held to a sorted set while entries come and go. */
class SortedPositionsTest {

    private static final long SEED = 20_261_203;
    private static final Comparator<Entry> ORDER = Comparator.<Entry, Integer>comparing(
                    entry -> (Integer) entry.value())
            .thenComparing(Entry::position);

    private final Random random = new Random(SEED);
    private final SortedPositions list = new SortedPositions();
    private final TreeSet<Entry> expected = new TreeSet<>(ORDER);

    private static Before before(Entry one) {
        return (value, position) -> ORDER.compare(new Entry(value, position), one) < 0;
    }

    private Entry any() {
        return new Entry(random.nextInt(100), random.nextInt(3_000));
    }

    private void change() {
        Entry entry = any();
        if (random.nextInt(3) > 0) {
            if (expected.add(entry)) {
                list.add(entry.value(), entry.position(), before(entry));
            }
        } else {
            assertThat(list.remove(entry.position(), before(entry))).isEqualTo(expected.remove(entry));
        }
    }

    private static List<Integer> walked(View view, boolean ascending) {
        List<Integer> positions = new ArrayList<>();
        view.walk(ascending, positions::add);
        return positions;
    }

    private static List<Integer> positions(Iterable<Entry> entries) {
        List<Integer> positions = new ArrayList<>();
        entries.forEach(entry -> positions.add(entry.position()));
        return positions;
    }

    private void compare(View view, List<Integer> wanted) {
        assertThat(view.size()).as("seed %d", SEED).isEqualTo(wanted.size());
        assertThat(view.positions().boxed().toList()).isEqualTo(wanted);
        assertThat(walked(view, true)).isEqualTo(wanted);
        List<Integer> down = new ArrayList<>(wanted);
        Collections.reverse(down);
        assertThat(walked(view, false)).isEqualTo(down);
    }

    @Test
    void holdsWhatASortedSetHolds() {
        for (int i = 0; i < 1_000; i++) {
            expected.add(any());
        }
        list.fill(List.copyOf(expected));
        for (int round = 0; round < 60; round++) {
            for (int i = 0; i < 100; i++) {
                change();
            }
            compare(list.all(), positions(expected));
            Entry from = any();
            Entry to = any();
            compare(
                    list.between(before(from), before(to)),
                    ORDER.compare(from, to) <= 0 ? positions(expected.subSet(from, true, to, false)) : List.of());
            compare(list.between(before(from), null), positions(expected.tailSet(from, true)));
            compare(list.between(null, before(to)), positions(expected.headSet(to, false)));
        }
    }

    @Test
    void aViewStaysAsItWas() {
        for (int i = 0; i < 2_000; i++) {
            change();
        }
        View before = list.all();
        List<Integer> then = positions(expected);
        for (int i = 0; i < 2_000; i++) {
            change();
        }
        compare(before, then);
    }

    @Test
    void isEmptyWhenAllAreGone() {
        for (int i = 0; i < 1_500; i++) {
            change();
        }
        for (Entry entry : List.copyOf(expected)) {
            assertThat(list.remove(entry.position(), before(entry))).isTrue();
        }
        compare(list.all(), List.of());
    }
}
