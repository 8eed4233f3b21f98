package io.ganymede.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTextTest {
    @Test
    void quotesWhatAShellWouldChange() {
        assertThat(CommandText.of(List.of(
                        "compare", "--data", "fashion:1", "--set", "name=it's", "--set", "training.loss=a b", "")))
                .isEqualTo("./ganymede compare --data fashion:1 --set 'name=it'\\''s' --set 'training.loss=a b' ''");
    }
}
