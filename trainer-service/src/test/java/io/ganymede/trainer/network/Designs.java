package io.ganymede.trainer.network;

import io.ganymede.common.job.OptionValue;
import io.ganymede.common.network.Shape;
import io.ganymede.trainer.network.DiscriminatorDesign.Head;
import io.ganymede.trainer.network.DiscriminatorDesign.LabelInput;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Option.Kind;
import io.ganymede.trainer.option.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What methods ask of networks, and options that make every network small. */
final class Designs {
    static final int LABELS = 5;
    static final List<Shape> SHAPES = Stream.of(28, 32, 64)
            .flatMap(side -> Stream.of(Shape.of(1, side, side), Shape.of(3, side, side)))
            .toList();

    private static final Head ADVERSARIAL = Head.linear(DiscriminatorDesign.ADVERSARIAL, 1);
    private static final Head CLASSES = Head.linear(DiscriminatorDesign.CLASSES, LABELS);
    private static final int SHRINK = 16;

    private Designs() {}

    /** Every kind of discriminator that a method asks for. */
    static List<DiscriminatorDesign> discriminators() {
        Head projection = Head.projection(DiscriminatorDesign.ADVERSARIAL);
        Head embedding = Head.linear(DiscriminatorDesign.EMBEDDING, 6);
        Head proxy = Head.proxy(DiscriminatorDesign.PROXY, 6);
        return List.of(
                design(List.of(ADVERSARIAL), 0, LabelInput.NONE, false),
                design(List.of(CLASSES), 0, LabelInput.NONE, false),
                design(List.of(CLASSES), 0, LabelInput.NONE, true),
                design(List.of(ADVERSARIAL, CLASSES), 0, LabelInput.NONE, true),
                design(List.of(ADVERSARIAL), LABELS, LabelInput.PLANES, true),
                design(List.of(ADVERSARIAL), LABELS, LabelInput.CODE, true),
                design(List.of(projection), LABELS, LabelInput.NONE, true),
                design(List.of(projection), LABELS, LabelInput.CODE, true),
                design(List.of(ADVERSARIAL, embedding, proxy), LABELS, LabelInput.NONE, true));
    }

    /** One logit for an image alone. */
    static DiscriminatorDesign plain() {
        return design(List.of(ADVERSARIAL), 0, LabelInput.NONE, false);
    }

    static DiscriminatorDesign design(
            List<Head> heads, int labels, LabelInput labelInput, boolean conditionalGenerator) {
        return new DiscriminatorDesign(heads, labels, labelInput, conditionalGenerator);
    }

    static Options presets(List<Option> known) {
        return Options.resolve("test", known, Map.of());
    }

    /** Options with every whole number a sixteenth, and the rest as wanted. */
    static Options small(List<Option> known, Map<String, OptionValue> wanted) {
        Map<String, OptionValue> values = new LinkedHashMap<>();
        known.stream()
                .filter(option -> option.kind() == Kind.WHOLE && !option.name().equals("depth"))
                .forEach(option -> {
                    double preset = (Double) option.preset().value();
                    values.put(option.name(), OptionValue.of(Math.max(option.least(), Math.floor(preset / SHRINK))));
                });
        values.putAll(wanted);
        return Options.resolve("test", known, values);
    }

    /** Each word and switch that is no preset, one at a time, and all presets. */
    static List<Map<String, OptionValue>> choices(List<Option> known) {
        List<Map<String, OptionValue>> choices = new ArrayList<>(List.of(Map.of()));
        for (Option option : known) {
            Stream<OptionValue> values =
                    switch (option.kind()) {
                        case CHOICE -> option.choices().stream().map(OptionValue::of);
                        case SWITCH -> Stream.of(OptionValue.of(true), OptionValue.of(false));
                        case NUMBER -> option.least() == 0 ? Stream.of(OptionValue.of(0)) : Stream.of();
                        case WHOLE -> Stream.of();
                    };
            values.filter(value -> !value.equals(option.preset()))
                    .forEach(value -> choices.add(Map.of(option.name(), value)));
        }
        return choices;
    }
}
