package io.ganymede.trainer;

import io.ganymede.common.job.OptionValue;
import io.ganymede.trainer.option.Option;
import java.util.List;
import java.util.stream.Stream;

/** Rows of a page's table of options: owner, name, preset, rule, meaning. */
final class OptionRows {
    private OptionRows() {}

    /** The rows that the code asks for. */
    static Stream<String> of(String owner, List<Option> options) {
        return options.stream()
                .map(option -> String.format(
                        "| `%s` | `%s` | `%s` | %s | %s |",
                        owner, option.name(), word(option.preset()), option.rule(), option.meaning()));
    }

    /** The rows that a page has below its heading "Options". */
    static List<String> in(String page) {
        return page.substring(page.indexOf("## Options"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .toList();
    }

    private static String word(OptionValue value) {
        return value.value().toString().replaceAll("\\.0$", "");
    }
}
