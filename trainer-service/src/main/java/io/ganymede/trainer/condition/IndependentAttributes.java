package io.ganymede.trainer.condition;

import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.AttributeGroup;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Binary attributes drawn one by one, so that any may come with any other: {@code P(a) = prod_k P(a_k)}. An exclusive group is
 * one draw, of one of its attributes or, unless the group is exhaustive, of none: what is drawn is always possible.
 *
 * <p>With frequencies of the {@code data}, {@code P(a_k = 1)} is the share of training images that have it. With {@code half}
 * it is 1/2, and the outcomes of a group are equally likely. Source of half: the released code of Jo, Kim 2020, doi
 * 10.1109/ACCESS.2020.3041480, for CelebA; it knows no groups.
 */
final class IndependentAttributes implements ConditionSource {
    private static final String NAME = "independent";
    private static final String DATA = "data";
    private static final Option FREQUENCIES = Option.choice(
            "frequencies",
            List.of(DATA, "half"),
            "how often an attribute holds: as in the training images, or in half");
    static final ConditionSourceType TYPE = new ConditionSourceType(
            NAME,
            ConditionKind.ATTRIBUTES,
            List.of(FREQUENCIES),
            (rows, options, seed) ->
                    of(AttributeTable.of(NAME, rows), rows.space().labels(), options));

    private final List<Attribute> attributes;
    private final List<Choice> choices;

    private IndependentAttributes(List<Attribute> attributes, List<Choice> choices) {
        this.attributes = attributes;
        this.choices = choices;
    }

    /**
     * One draw: of none, outcome 0, or of one of some columns.
     *
     * @param columns those of a group, or one
     */
    private record Choice(List<Integer> columns, Frequencies frequencies) {}

    private static IndependentAttributes of(AttributeTable table, LabelSpace space, Options options) {
        requireBinary(space);
        boolean data = options.choice(FREQUENCIES).equals(DATA);
        List<Choice> choices = new ArrayList<>();
        Set<Integer> grouped = new HashSet<>();
        for (AttributeGroup group : space.groups()) {
            List<Integer> columns =
                    group.attributes().stream().map(space::column).toList();
            grouped.addAll(columns);
            choices.add(new Choice(columns, data ? counted(table, columns) : even(columns, !group.exhaustive())));
        }
        for (int column = 0; column < table.columns(); column++) {
            if (!grouped.contains(column)) {
                List<Integer> columns = List.of(column);
                choices.add(new Choice(columns, data ? counted(table, columns) : even(columns, true)));
            }
        }
        return new IndependentAttributes(table.attributes(), choices);
    }

    private static Frequencies even(List<Integer> columns, boolean noneToo) {
        long[] weights = new long[columns.size() + 1];
        Arrays.fill(weights, 1);
        weights[0] = noneToo ? 1 : 0;
        return new Frequencies(weights);
    }

    private static Frequencies counted(AttributeTable table, List<Integer> columns) {
        long[] weights = new long[columns.size() + 1];
        for (int row = 0; row < table.rows(); row++) {
            int outcome = 0;
            for (int i = 0; i < columns.size(); i++) {
                outcome = table.value(row, columns.get(i)) == 1 ? i + 1 : outcome;
            }
            weights[outcome]++;
        }
        return new Frequencies(weights);
    }

    private static void requireBinary(LabelSpace space) {
        List<String> real = space.realAttributes();
        if (!real.isEmpty()) {
            throw new PlatformException(
                    Reason.DATASET_UNAVAILABLE,
                    "conditions '" + NAME + "' draw binary attributes alone: " + real
                            + " have real values; draw 'joint' or 'kernel-density', or import the data set without them");
        }
    }

    @Override
    public float[] draw(PhiloxStream stream, int count) {
        float[] y = new float[count * attributes.size()];
        for (int i = 0; i < count; i++) {
            for (Choice choice : choices) {
                int outcome = choice.frequencies().draw(stream);
                if (outcome > 0) {
                    y[i * attributes.size() + choice.columns().get(outcome - 1)] = 1;
                }
            }
        }
        return y;
    }

    @Override
    public Optional<ConditionReport> report() {
        double[] shares = new double[attributes.size()];
        for (Choice choice : choices) {
            for (int i = 0; i < choice.columns().size(); i++) {
                shares[choice.columns().get(i)] = choice.frequencies().share(i + 1);
            }
        }
        return Optional.of(ConditionReport.ofFrequencies(
                NAME,
                IntStream.range(0, shares.length)
                        .mapToObj(column -> new ConditionReport.Frequency(
                                attributes.get(column).name(), shares[column]))
                        .toList()));
    }
}
