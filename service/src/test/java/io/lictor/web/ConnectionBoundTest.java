package io.lictor.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionBoundTest {

    private static final long MIB = 1 << 20;

    @Test
    void aSmallHeapTakesNoMoreThanAQuarterOfItCanHold() {
        assertThat(ConnectionBound.of(8192, 256 * MIB)).isEqualTo(682);
        assertThat(ConnectionBound.of(8192, 96 * MIB)).isEqualTo(256);
        assertThat(ConnectionBound.of(8192, 8 * MIB)).isEqualTo(64);
    }

    @Test
    void aLargeHeapTakesWhatIsConfigured() {
        assertThat(ConnectionBound.of(8192, 4096 * MIB)).isEqualTo(8192);
        assertThat(ConnectionBound.of(100, 4096 * MIB)).isEqualTo(100);
    }

    @Test
    void noBoundStaysNone() {
        assertThat(ConnectionBound.of(-1, 256 * MIB)).isEqualTo(-1);
    }
}
