package io.ganymede.cli.part;

import io.ganymede.common.job.OptionValue;
import io.ganymede.common.part.Part;
import io.ganymede.common.part.PartCatalogue;
import io.ganymede.common.part.PartKind;
import io.ganymede.common.part.PartOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Parts that no trainer has. */
public final class PartFixtures {
    private static final Part SQUARES = new Part(
            "",
            List.of(),
            List.of(
                    option("a", PartOption.Kind.NUMBER, OptionValue.of(0), -1e6, 1e9, List.of(), "target of generated"),
                    option("b", PartOption.Kind.WHOLE, OptionValue.of(16), 1.0, 1000.0, List.of(), "target of real")));
    private static final Part CONCAT = new Part(
            "learns from classes",
            List.of("least-squares", "hinge"),
            List.of(
                    option(
                            "place",
                            PartOption.Kind.CHOICE,
                            OptionValue.of("planes"),
                            null,
                            null,
                            List.of("planes", "code"),
                            "where the label goes"),
                    option("centred", PartOption.Kind.SWITCH, OptionValue.of(true), null, null, List.of(), "centre")));
    private static final Part CLIPPING = new Part(
            "",
            List.of(),
            List.of(option(
                    "limit",
                    PartOption.Kind.NUMBER,
                    OptionValue.of(1e-6),
                    Math.nextUp(0.0),
                    Math.nextDown(1.0),
                    List.of(),
                    "largest weight")));

    /** A method, two losses and a regularizer. */
    public static final PartCatalogue CATALOGUE = new PartCatalogue(new TreeMap<>(Map.of(
            "method",
            new PartKind("how labels enter", "training.method", "training.methodOptions", Map.of("concat", CONCAT)),
            "loss",
            new PartKind(
                    "the loss",
                    "training.loss",
                    "training.lossOptions",
                    Map.of("least-squares", SQUARES, "hinge", new Part("", List.of(), List.of()))),
            "regularizer",
            new PartKind(
                    "restraints",
                    "training.regularizers.NAME",
                    "training.regularizers.NAME",
                    Map.of("clipping", CLIPPING)))));

    private PartFixtures() {}

    private static PartOption option(
            String name,
            PartOption.Kind kind,
            OptionValue preset,
            @Nullable Double least,
            @Nullable Double most,
            List<String> choices,
            String meaning) {
        return new PartOption(name, kind, preset, least, most, choices, meaning);
    }
}
