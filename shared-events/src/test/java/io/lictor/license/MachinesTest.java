package io.lictor.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lictor.value.Activation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachinesTest {

    /** Every map there has been stays what it was, whatever was made of it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isTheMapItStandsFor(long seed) {
        Random random = new Random(seed);
        Map<String, Activation> expected = new LinkedHashMap<>();
        for (int i = 0; i < random.nextInt(200); i++) {
            expected.put("first-" + i, machine("first-" + i, 0));
        }
        Machines machines = Machines.of(new LinkedHashMap<>(expected));
        List<Machines> made = new ArrayList<>();
        List<Map<String, Activation>> meant = new ArrayList<>();
        for (int step = 0; step < 1_000; step++) {
            String fingerprint = (random.nextBoolean() ? "first-" : "later-") + random.nextInt(150);
            if (random.nextInt(3) > 0) {
                expected.put(fingerprint, machine(fingerprint, step));
                machines = machines.with(machine(fingerprint, step));
            } else {
                expected.remove(fingerprint);
                machines = machines.without(fingerprint);
            }
            made.add(machines);
            meant.add(new LinkedHashMap<>(expected));
        }
        for (int step = 0; step < made.size(); step++) {
            assertSame(made.get(step), meant.get(step));
        }
    }

    @Test
    void canBeChangedByNobody() {
        Map<String, Activation> machines = Machines.of(Map.of("m-1", machine("m-1", 0)));

        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(machines::clear);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> machines.put("m-2", machine("m-2", 0)));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> machines.entrySet().iterator().next().setValue(machine("m-1", 1)));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> machines.remove("m-1"));
    }

    private static void assertSame(Machines machines, Map<String, Activation> expected) {
        assertThat(machines.entrySet()).containsExactlyElementsOf(expected.entrySet());
        assertThat(machines).hasSameSizeAs(expected).isEqualTo(expected);
        assertThat(machines.hashCode()).isEqualTo(expected.hashCode());
        for (int i = 0; i < 150; i += 7) {
            for (String fingerprint : List.of("first-" + i, "later-" + i)) {
                assertThat(machines.get(fingerprint)).isEqualTo(expected.get(fingerprint));
                assertThat(machines.containsKey(fingerprint)).isEqualTo(expected.containsKey(fingerprint));
            }
        }
    }

    private static Activation machine(String fingerprint, int second) {
        return new Activation(fingerprint, null, Instant.ofEpochSecond(second), null);
    }
}
