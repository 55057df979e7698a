package io.lictor.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lictor.web.ProblemException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LongQuestionsTest {

    private static final Duration FOR_EVER = Duration.ofMinutes(10);

    @Test
    void soManyAreAnsweredAtOnceAndTheOthersInTheirTurn() throws Exception {
        LongQuestions questions = new LongQuestions(2, 100, FOR_EVER);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 50)
                    .mapToObj(question -> callers.submit(() -> questions.overAll(() -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        Thread.yield();
                        now.decrementAndGet();
                        return question;
                    })))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(i);
            }
        }
        assertThat(most.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void whoFindsTheLineFullIsToldToComeBack() throws Exception {
        LongQuestions questions = new LongQuestions(1, 0, FOR_EVER);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = callers.submit(() -> questions.overAll(() -> {
                asked.countDown();
                await(answer);
                return 1;
            }));
            asked.await();

            ProblemException busy = catchThrowableOfType(ProblemException.class, () -> questions.overAll(() -> 2));
            assertThat(busy.status()).isEqualTo(503);
            assertThat(busy.code()).isEqualTo("READ_MODEL_BUSY");
            assertThat(busy.retryAfterSeconds()).isPresent();
            assertThat(questions.page(() -> 3))
                    .as("pages wait in a line of their own")
                    .isEqualTo(3);

            answer.countDown();
            assertThat(first.get()).isEqualTo(1);
        }
        assertThat(questions.overAll(() -> 4)).isEqualTo(4);
    }

    @Test
    void whoHasWaitedLongIsToldToComeBackToo() throws Exception {
        LongQuestions questions = new LongQuestions(1, 10, Duration.ofMillis(1));
        assertThat(questions.<String>overAll(() -> {
                    try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
                        return others.submit(() -> catchThrowableOfType(
                                                ProblemException.class, () -> questions.overAll(() -> 2))
                                        .code())
                                .get();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .isEqualTo("READ_MODEL_BUSY");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
