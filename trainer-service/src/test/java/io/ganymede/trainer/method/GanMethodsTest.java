package io.ganymede.trainer.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.job.OptionValue;
import io.ganymede.trainer.loss.AdversarialLosses;
import io.ganymede.trainer.loss.GanObjective;
import io.ganymede.trainer.loss.Judgement;
import io.ganymede.trainer.loss.LossArrays;
import io.ganymede.trainer.loss.LossGradients;
import io.ganymede.trainer.loss.LossTerms;
import io.ganymede.trainer.loss.Scores;
import io.ganymede.trainer.network.DiscriminatorDesign;
import io.ganymede.trainer.option.Option;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every registered method, with its presets and with every word of every choice, and with each
 * number moved; a word that is refused as such is
 * asked for together with what its refusal names.
 */
class GanMethodsTest {
    // Their values are stopped on the way back, so that differences see more than gradients do;
    // ClassAwareGradientsTest,
    // LabelGanObjectiveTest and D2dCrossEntropyLossTest compare those.
    private static final Set<Map.Entry<String, String>> STOPPED =
            Set.of(Map.entry("unlabelled", "semi-supervised-labelled"), Map.entry("form", "released"));

    private final LossArrays arrays = new LossArrays();

    @AfterEach
    void close() {
        arrays.close();
    }

    static Stream<MethodVariant> presets() {
        return GanMethods.REGISTRY.names().stream().map(MethodVariant::of).map(GanMethodsTest::small);
    }

    static Stream<MethodVariant> variants() {
        return presets().flatMap(presets -> Stream.of(Stream.of(presets), choices(presets), numbers(presets))
                .flatMap(each -> each));
    }

    /** Short embeddings: there is a difference to take for every number. */
    private static MethodVariant small(MethodVariant variant) {
        return variant.method().options().stream()
                        .anyMatch(option -> option.name().equals("embedding"))
                ? variant.with("embedding", OptionValue.of(3))
                : variant;
    }

    private static Stream<MethodVariant> choices(MethodVariant presets) {
        return presets.method().options().stream()
                .filter(option -> option.kind() == Option.Kind.CHOICE)
                .flatMap(option -> option.choices().stream().map(word -> accepted(presets.with(option.name(), word))));
    }

    /** Each number moved from its preset; some have a meaning only beside another option. */
    private static Stream<MethodVariant> numbers(MethodVariant presets) {
        return presets.method().options().stream()
                .filter(option -> option.kind() == Option.Kind.NUMBER)
                .map(option -> presets.with(
                        option.name(),
                        OptionValue.of(Math.min((Double) option.preset().value() + 0.25, option.most()))))
                .filter(GanMethodsTest::isAccepted);
    }

    private static MethodVariant accepted(MethodVariant variant) {
        List<MethodVariant> tried = Stream.concat(
                        Stream.of(variant),
                        Stream.of(Map.entry("labels", "dynamic"), Map.entry("form", "cross-entropy"))
                                .map(more -> variant.with(more.getKey(), more.getValue())))
                .filter(GanMethodsTest::isAccepted)
                .toList();
        assertThat(tried).as("ways to ask for %s", variant).isNotEmpty();
        return tried.get(0);
    }

    private static boolean isAccepted(MethodVariant variant) {
        try {
            return variant.objective() != null;
        } catch (PlatformException refused) {
            return false;
        }
    }

    @Test
    void allMethodsAreThere() {
        assertThat(GanMethods.REGISTRY.names())
                .containsExactly(
                        "ac-gan",
                        "ac-gan-star",
                        "ac-gan-star-plus",
                        "am-gan",
                        "cat-gan",
                        "concat",
                        "conditional-activation",
                        "contragan",
                        "gan-star",
                        "label-gan",
                        "none",
                        "projection",
                        "reacgan");
    }

    @ParameterizedTest
    @MethodSource("variants")
    void gradientsMatchDifferences(MethodVariant variant) {
        GanObjective objective = variant.objective();
        Scores real = variant.real(arrays);
        Scores unlabelled = unlabelled(variant);
        Scores generated = variant.generated(arrays);
        boolean stopped = variant.wanted().entrySet().stream()
                .anyMatch(option -> STOPPED.contains(
                        Map.entry(option.getKey(), option.getValue().value())));
        for (String head : real.heads().keySet()) {
            if (!stopped) {
                LossGradients.assertMatchDifferences(
                        real.head(head),
                        x -> discriminator(objective, LossArrays.with(real, head, x), unlabelled, generated));
                LossGradients.assertMatchDifferences(
                        generated.head(head),
                        x -> LossArrays.generator(objective, LossArrays.with(generated, head, x)));
            }
            LossGradients.assertMatchDifferences(
                    generated.head(head),
                    x -> discriminator(objective, real, unlabelled, LossArrays.with(generated, head, x)));
            if (unlabelled != null) {
                LossGradients.assertMatchDifferences(
                        unlabelled.head(head),
                        x -> discriminator(objective, real, LossArrays.with(unlabelled, head, x), generated));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void criticAndRealnessAreOneNumberAnImage(MethodVariant variant) {
        GanObjective objective = variant.objective();
        for (Scores scores : List.of(variant.real(arrays), variant.generated(arrays))) {
            assertThat(objective.critic(scores).getShape()).isIn(new Shape(4), new Shape(4, 1));
            double[] realness = objective.realness(scores).orElseThrow().toDoubleArray();
            assertThat(realness).hasSize(4);
            assertThat(Arrays.stream(realness)).allMatch(share -> share >= 0 && share <= 1);
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void zeroLogitsGiveTheLogarithmOfTheClassesExactly(MethodVariant variant) {
        if (variant.method().labels(variant.options()) != LabelUse.CLASSES
                || variant.heads().stream().noneMatch(head -> head.name().equals(DiscriminatorDesign.CLASSES))) {
            // No softmax over classes: nothing is claimed.
            return;
        }
        double weight = variant.options().values().containsKey("discriminatorWeight")
                ? (Double) variant.options().values().get("discriminatorWeight").value()
                : 1;
        Scores zero = new Scores(zeros(variant.real(arrays).heads()), arrays.oneHot(MethodVariant.LABELS, 0, 1, 2, 0));
        LossTerms terms = variant.objective().discriminator(new Judgement(zero, null, zero));
        assertThat(LossArrays.term(terms, LossTerms.LABELS)).isCloseTo(weight * Math.log(3), within(1e-15));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void lossesKeepTheTypeOfScores(MethodVariant variant) {
        GanObjective objective = variant.objective();
        Scores unlabelled = unlabelled(variant);
        Judgement single = new Judgement(
                single(variant.real(arrays)),
                unlabelled == null ? null : single(unlabelled),
                single(variant.generated(arrays)));
        NDArray loss = objective.discriminator(single).total();
        assertThat(loss.getDataType()).isEqualTo(DataType.FLOAT32);
        assertThat((double) loss.getFloat())
                .isCloseTo(
                        discriminator(objective, variant.real(arrays), unlabelled, variant.generated(arrays))
                                .getDouble(),
                        within(1e-5));
        assertThat(objective.generator(single.generated()).total().getDataType())
                .isEqualTo(DataType.FLOAT32);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void gradientsAreTheSameInSinglePrecision(MethodVariant variant) {
        GanObjective objective = variant.objective();
        Scores real = variant.real(arrays);
        Scores generated = variant.generated(arrays);
        Scores unlabelled = unlabelled(variant);
        Scores singleReal = single(real);
        Scores singleGenerated = single(generated);
        Scores singleUnlabelled = unlabelled == null ? null : single(unlabelled);
        for (String head : real.heads().keySet()) {
            assertThat(LossGradients.of(
                            singleReal.head(head),
                            x -> discriminator(
                                    objective,
                                    LossArrays.with(singleReal, head, x),
                                    singleUnlabelled,
                                    singleGenerated)))
                    .containsExactly(
                            LossGradients.of(
                                    real.head(head),
                                    x -> discriminator(
                                            objective, LossArrays.with(real, head, x), unlabelled, generated)),
                            within(1e-5));
            assertThat(LossGradients.of(
                            singleGenerated.head(head),
                            x -> LossArrays.generator(objective, LossArrays.with(singleGenerated, head, x))))
                    .containsExactly(
                            LossGradients.of(
                                    generated.head(head),
                                    x -> LossArrays.generator(objective, LossArrays.with(generated, head, x))),
                            within(1e-5));
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void termsAreScalars(MethodVariant variant) {
        GanObjective objective = variant.objective();
        Judgement judgement = new Judgement(variant.real(arrays), unlabelled(variant), variant.generated(arrays));
        Map<String, NDArray> terms =
                new TreeMap<>(objective.discriminator(judgement).terms());
        objective.generator(judgement.generated()).terms().forEach((name, term) -> terms.put("G." + name, term));
        assertThat(terms.values())
                .allSatisfy(term -> assertThat(term.getShape()).isEqualTo(new Shape()));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void designsFitWhatTheGeneratorIsTold(MethodVariant variant) {
        DiscriminatorDesign design = variant.method().design(variant.labels(), variant.options());
        assertThat(design.conditionalGenerator()).isEqualTo(variant.method().conditional(variant.options()));
        assertThat(design.heads().stream().map(DiscriminatorDesign.Head::name).collect(Collectors.toSet()))
                .hasSameSizeAs(design.heads());
        boolean dynamic =
                OptionValue.of("dynamic").equals(variant.options().values().get("labels"));
        assertThat(dynamic && design.conditionalGenerator()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyLossThatAMethodNamesExists(MethodVariant variant) {
        assertThat(variant.method().losses()).doesNotHaveDuplicates().isSubsetOf(AdversarialLosses.REGISTRY.names());
    }

    private static NDArray discriminator(
            GanObjective objective, Scores real, @Nullable Scores unlabelled, Scores generated) {
        return objective
                .discriminator(new Judgement(real, unlabelled, generated))
                .total();
    }

    private @Nullable Scores unlabelled(MethodVariant variant) {
        return variant.method().usesUnlabelled(variant.options()) ? variant.unlabelled(arrays) : null;
    }

    private static Scores single(Scores scores) {
        Map<String, NDArray> heads = new TreeMap<>();
        scores.heads().forEach((name, values) -> heads.put(name, values.toType(DataType.FLOAT32, true)));
        NDArray labels = scores.labels();
        return new Scores(heads, labels == null ? null : labels.toType(DataType.FLOAT32, true));
    }

    private static Map<String, NDArray> zeros(Map<String, NDArray> heads) {
        Map<String, NDArray> zeros = new TreeMap<>();
        heads.forEach((name, values) -> zeros.put(name, values.zerosLike()));
        return zeros;
    }
}
