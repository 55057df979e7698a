package io.lictor.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.command.Rejection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All meters of commands are there before the first command. */
class CommandMetricsTest {

    @Test
    void everyCommandAndEveryEndIsThereAtZero() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        new CommandMetrics(meters);

        assertThat(meters.get("lictor.commands").tag("command", "IssueLicense").timers())
                .extracting(timer -> timer.getId().getTag("outcome"))
                .containsExactlyInAnyOrder("accepted", "unchanged", "refused", "failed");
        assertThat(meters.get("lictor.commands").timers())
                .extracting(Timer::count)
                .containsOnly(0L);
        assertThat(meters.get("lictor.refusals").counters())
                .extracting(Counter::count)
                .containsOnly(0d);
    }

    @ParameterizedTest
    @MethodSource("rejections")
    void everyCodeIsThereAtZero(Class<?> rejection) throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        new CommandMetrics(meters);

        assertThat(meters.get("lictor.refusals")
                        .tag("code", some(rejection).code())
                        .counter()
                        .count())
                .isZero();
    }

    static Stream<Class<?>> rejections() {
        return Stream.of(Rejection.class.getPermittedSubclasses());
    }

    private static Rejection some(Class<?> rejection) throws Exception {
        RecordComponent[] components = rejection.getRecordComponents();
        var constructor = rejection.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return (Rejection) constructor.newInstance(Arrays.stream(components)
                .map(component -> anything(component.getType()))
                .toArray());
    }

    private static Object anything(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return Stream.of(
                        0,
                        0L,
                        false,
                        "",
                        UUID.randomUUID(),
                        Instant.EPOCH,
                        Duration.ZERO,
                        List.of(),
                        Set.of(),
                        Map.of())
                .filter(value -> type.isInstance(value) || isBoxed(type, value))
                .findFirst()
                .orElse(null);
    }

    private static boolean isBoxed(Class<?> type, Object value) {
        return type == int.class && value instanceof Integer
                || type == long.class && value instanceof Long
                || type == boolean.class && value instanceof Boolean;
    }
}
