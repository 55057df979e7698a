package io.lictor.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyedBatcherTest {

    private static final int FIRST = 0;

    private final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final KeyedBatcher<String, Integer, Integer> batcher = new KeyedBatcher<>(this::squares);

    @Test
    void whoComesAloneBeginsAtOnce() {
        assertThat(batcher.submit("a", 3)).isEqualTo(9);
        assertThat(batcher.submit("a", 4)).isEqualTo(16);

        assertThat(batches).containsExactly(List.of(3), List.of(4));
        assertThat(batcher.busy()).isZero();
    }

    @Test
    void whoWaitsIsDoneTogetherInTheOrderOfComing() throws Exception {
        List<FutureTask<Integer>> tasks = waitingBehindTheFirst(1, 2, 3, 4, 5);
        gate.countDown();

        for (int i = 0; i < tasks.size(); i++) {
            assertThat(tasks.get(i).get()).isEqualTo(i * i);
        }
        assertThat(batches).containsExactly(List.of(FIRST), List.of(1, 2, 3, 4, 5));
        assertThat(batcher.busy()).isZero();
    }

    @Test
    void aBatchHasItsBounds() throws Exception {
        int[] many = IntStream.rangeClosed(1, 300).toArray();
        List<FutureTask<Integer>> tasks = waitingBehindTheFirst(many);
        gate.countDown();

        for (FutureTask<Integer> task : tasks) {
            task.get();
        }
        assertThat(batches).extracting(List::size).containsExactly(1, 256, 44);
        assertThat(batcher.busy()).isZero();
    }

    @Test
    void oneKeyKnowsNothingOfTheOthers() throws Exception {
        List<FutureTask<Integer>> tasks = waitingBehindTheFirst();

        assertThat(batcher.submit("b", 7)).isEqualTo(49);
        assertThat(tasks.getFirst().isDone()).isFalse();
        gate.countDown();
        tasks.getFirst().get();
        assertThat(batcher.busy()).isZero();
    }

    @Test
    void whatTheWorkThrowsIsThrownToTheWholeBatchAndTheNextGoesOn() throws Exception {
        List<FutureTask<Integer>> tasks = waitingBehindTheFirst(1, -1, 2);
        gate.countDown();

        assertThat(tasks.getFirst().get()).isZero();
        for (FutureTask<Integer> failed : tasks.subList(1, 4)) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(failed::get)
                    .withCauseExactlyInstanceOf(ArithmeticException.class);
        }
        assertThat(batcher.submit("a", 5)).isEqualTo(25);
        assertThat(batcher.busy()).isZero();
    }

    private List<Integer> squares(List<Integer> numbers) {
        batches.add(numbers);
        if (numbers.contains(FIRST)) {
            begun.countDown();
            Waiting.uninterruptedly(gate);
        }
        if (numbers.contains(-1)) {
            throw new ArithmeticException("not today");
        }
        return numbers.stream().map(number -> number * number).toList();
    }

    /** The first is at work until the gate opens, the others wait in this order. */
    private List<FutureTask<Integer>> waitingBehindTheFirst(int... numbers) {
        List<FutureTask<Integer>> tasks = new ArrayList<>();
        tasks.add(Waiting.begin(() -> batcher.submit("a", FIRST)));
        Waiting.uninterruptedly(begun);
        for (int number : numbers) {
            tasks.add(Waiting.inLine(() -> batcher.submit("a", number)));
        }
        return tasks;
    }
}
