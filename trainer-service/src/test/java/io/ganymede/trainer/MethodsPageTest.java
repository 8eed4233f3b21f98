package io.ganymede.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.trainer.loss.AdversarialLosses;
import io.ganymede.trainer.method.GanMethods;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/methods.md has a section for every loss and method and a row for every option, as the code says it. */
class MethodsPageTest {
    private final String page = Files.readString(Path.of(System.getProperty("repository.root"), "docs", "methods.md"));

    MethodsPageTest() throws IOException {}

    @Test
    void everyNameHasASectionAndNoOtherHas() {
        List<String> sections = page.lines()
                .filter(line -> line.startsWith("### "))
                .flatMap(heading -> Stream.of(heading.substring(4).split(", ")))
                .map(name -> name.replace("`", ""))
                .toList();
        List<String> known = Stream.of(AdversarialLosses.REGISTRY.names(), GanMethods.REGISTRY.names())
                .flatMap(List::stream)
                .toList();
        assertThat(sections).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void everyOptionHasItsRow() {
        Stream<String> losses = AdversarialLosses.REGISTRY.names().stream()
                .flatMap(name -> OptionRows.of(
                        name, AdversarialLosses.REGISTRY.require(name).options()));
        Stream<String> methods = GanMethods.REGISTRY.names().stream()
                .flatMap(name ->
                        OptionRows.of(name, GanMethods.REGISTRY.require(name).options()));
        assertThat(OptionRows.in(page))
                .containsExactlyElementsOf(Stream.concat(losses, methods).toList());
    }

    @Test
    void methodsNameTheLossThatTheyBeginWith() {
        assertThat(GanMethods.REGISTRY.names()).allSatisfy(name -> {
            List<String> losses = GanMethods.REGISTRY.require(name).losses();
            String own = losses.isEmpty() ? "its own" : "`" + losses.get(0) + "`";
            assertThat(page).contains("| `" + name + "` | " + own + " |");
        });
    }
}
