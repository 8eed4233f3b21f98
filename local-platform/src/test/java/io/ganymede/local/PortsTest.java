package io.ganymede.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void areTwoDifferentOnesOrFree() {
        assertThat(Ports.auto()).isEqualTo(new Ports(0, 0));
        assertThatThrownBy(() -> new Ports(9092, 9092))
                .hasMessage("ports 'broker' and 'objectStore' are equal: got 9092 twice, expected two ports");
        assertThatThrownBy(() -> new Ports(9092, 65_536))
                .hasMessage("port 'objectStore' is out of range: got 65536, expected 0 (any free one) to 65535");
        assertThatThrownBy(() -> new Ports(-1, 0)).hasMessageContaining("port 'broker' is out of range: got -1");
    }
}
