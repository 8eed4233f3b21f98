package io.ganymede.cli.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.part.PartKind;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PartTablesTest {
    @Test
    void theOverviewHasALineAPart() {
        assertThat(lines(PartTables.of(PartFixtures.CATALOGUE)))
                .containsExactly(
                        "KIND         NAME           OPTIONS",
                        "loss         hinge",
                        "loss         least-squares  a b",
                        "method       concat         place centred",
                        "regularizer  clipping       limit");
    }

    @Test
    void aKindShowsBoundsChoicesAndWhereARequestNamesIt() {
        assertThat(lines(PartTables.of("loss", kind("loss"))))
                .containsExactly(
                        "loss: the loss",
                        "in a request: --set training.loss=NAME, options --set training.lossOptions.OPTION=VALUE",
                        "",
                        "NAME           OPTION  PRESET  VALUES            MEANING",
                        "hinge",
                        "least-squares",
                        "               a       0       -1000000 to 1e9   target of generated",
                        "               b       16      whole, 1 to 1000  target of real");
    }

    @Test
    void aMethodShowsTheLossesThatItPlays() {
        String text = PartTables.of("method", kind("method"));

        assertThat(text)
                .contains("learns from classes; losses: least-squares, hinge")
                .containsPattern("place +planes +planes \\| code +where the label goes")
                .containsPattern("centred +true +true \\| false +centre");
    }

    @Test
    void aRegularizerIsAKeyOfItsOwnAndOpenBoundsAreOpen() {
        PartKind family = kind("regularizer");

        assertThat(PartTables.of(
                        "regularizer",
                        family,
                        "clipping",
                        Objects.requireNonNull(family.parts().get("clipping"))))
                .contains("--set training.regularizers.clipping={}")
                .contains("--set training.regularizers.clipping.OPTION=VALUE")
                .contains("1e-6")
                .contains("above 0 to below 1");
    }

    private static PartKind kind(String name) {
        return Objects.requireNonNull(PartFixtures.CATALOGUE.kinds().get(name));
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::stripTrailing).toList();
    }
}
