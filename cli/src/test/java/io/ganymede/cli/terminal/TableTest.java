package io.ganymede.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void alignsColumns() {
        Table table = new Table("A", "LONGER").row("first", "1").row("2", "second");

        assertThat(table.toString().lines().map(String::stripTrailing))
                .containsExactly("A      LONGER", "first  1", "2      second");
    }

    @Test
    void refusesRowsOfAnotherLength() {
        assertThatThrownBy(() -> new Table("A").row("1", "2")).isInstanceOf(IllegalArgumentException.class);
    }
}
