package io.ganymede.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.job.OptionValue;
import io.ganymede.trainer.option.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/architectures.md and the registries say the same. */
class ArchitecturesDocumentTest {
    private static final List<String> LINES = lines();
    private static final String ABSENT = "–";

    @Test
    void everyArchitectureHasASectionAndNoOtherHas() {
        List<String> documented = LINES.stream()
                .filter(line -> line.startsWith("## `"))
                .flatMap(heading -> Stream.of(heading.substring(3).split(", ")))
                .map(ArchitecturesDocumentTest::word)
                .toList();
        List<String> known = new ArrayList<>(Architectures.GAN.names());
        known.addAll(Architectures.CLASSIFIER.names());
        assertThat(documented).containsExactlyInAnyOrderElementsOf(known);
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void optionsStandInTheirSectionOrAmongThePresets(String name) {
        List<String> presets = presets();
        List<String> columns = cells(presets.get(0));
        for (Option option : Architectures.GAN.require(name).options()) {
            List<String> shared = presets.stream()
                    .filter(line -> line.startsWith("| `" + option.name() + "` |"))
                    .toList();
            if (shared.isEmpty()) {
                assertThat(section(name)).contains(row(option));
            } else {
                String preset = cells(shared.get(0)).get(columns.indexOf("`" + name + "`"));
                assertThat(preset).as(option.name()).isEqualTo(text(option.preset()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void optionsOfClassifiersStandInTheirSection(String name) {
        assertThat(section(name))
                .containsAll(Architectures.CLASSIFIER.require(name).options().stream()
                        .map(ArchitecturesDocumentTest::row)
                        .toList());
    }

    @Test
    void noOptionIsDocumentedThatDoesNotExist() {
        List<String> columns = cells(presets().get(0));
        for (String line : presets().subList(2, presets().size())) {
            List<String> cells = cells(line);
            for (int i = 1; i < cells.size(); i++) {
                String option = word(cells.get(0));
                boolean has = Architectures.GAN.require(word(columns.get(i))).options().stream()
                        .anyMatch(known -> known.name().equals(option));
                assertThat(cells.get(i).equals(ABSENT))
                        .as("%s of %s", option, columns.get(i))
                        .isEqualTo(!has);
            }
        }
        for (String name : Architectures.GAN.names()) {
            List<String> known = Architectures.GAN.require(name).options().stream()
                    .map(ArchitecturesDocumentTest::row)
                    .toList();
            assertThat(known)
                    .containsAll(section(name).stream()
                            .filter(line -> line.startsWith("| `"))
                            .toList());
        }
    }

    static Stream<String> architectures() {
        return Architectures.GAN.names().stream();
    }

    static Stream<String> classifiers() {
        return Architectures.CLASSIFIER.names().stream();
    }

    private static String row(Option option) {
        return "| `" + option.name() + "` | " + text(option.preset()) + " | " + values(option) + " | "
                + option.meaning() + " |";
    }

    private static String values(Option option) {
        return switch (option.kind()) {
            case NUMBER, WHOLE -> text(OptionValue.of(option.least())) + " to " + text(OptionValue.of(option.most()));
            case CHOICE ->
                option.choices().stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
            case SWITCH -> "true, false";
        };
    }

    private static String text(OptionValue value) {
        boolean whole = value.value() instanceof Double number && number == Math.rint(number);
        return whole
                ? String.valueOf(((Double) value.value()).longValue())
                : value.value().toString();
    }

    /** The lines below the heading that names an architecture. */
    private static List<String> section(String name) {
        int start = 0;
        while (!(LINES.get(start).startsWith("## ") && LINES.get(start).contains("`" + name + "`"))) {
            start++;
        }
        return LINES.stream()
                .skip(start + 1L)
                .takeWhile(line -> !line.startsWith("#"))
                .toList();
    }

    /** The table of presets, whose head names the architectures. */
    private static List<String> presets() {
        return LINES.stream()
                .dropWhile(line -> !line.startsWith("| option | `"))
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1, row.length() - 1).split("\\|"))
                .map(String::strip)
                .toList();
    }

    private static String word(String cell) {
        return cell.replace("`", "").strip();
    }

    private static List<String> lines() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("docs/architectures.md"))) {
            directory = Objects.requireNonNull(directory.getParent(), "no docs/architectures.md above this directory");
        }
        try {
            return Files.readAllLines(directory.resolve("docs/architectures.md"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
