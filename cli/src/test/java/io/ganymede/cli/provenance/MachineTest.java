package io.ganymede.cli.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
    @Test
    void readsTheModelOfTheFirstProcessor(@TempDir Path folder) throws IOException {
        Path processors = Files.writeString(
                folder.resolve("cpuinfo"),
                "processor\t: 0\nmodel\t\t: 1\nmodel name\t: One: 2 GHz\n\nprocessor\t: 1\nmodel name\t: Other\n");

        assertThat(Machine.processor(processors)).contains("One: 2 GHz");
        assertThat(Machine.processor(Files.writeString(folder.resolve("other"), "CPU implementer\t: 0x41\n")))
                .isEmpty();
        assertThat(Machine.processor(folder.resolve("none"))).isEmpty();
    }

    @Test
    void tellsTheCores() {
        assertThat(Machine.describe()).contains(Runtime.getRuntime().availableProcessors() + " cores");
    }
}
