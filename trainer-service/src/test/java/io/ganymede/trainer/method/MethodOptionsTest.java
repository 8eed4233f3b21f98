package io.ganymede.trainer.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.OptionValue;
import io.ganymede.trainer.loss.AdversarialObjective;
import io.ganymede.trainer.loss.AmGanObjective;
import io.ganymede.trainer.loss.AuxiliaryClassifierObjective;
import io.ganymede.trainer.loss.AuxiliaryClassifierObjective.OnGenerated;
import io.ganymede.trainer.loss.CatGanObjective;
import io.ganymede.trainer.loss.ConditionalActivationObjective;
import io.ganymede.trainer.loss.ConditionalActivationObjective.Penalised;
import io.ganymede.trainer.loss.ConditionalContrastiveLoss;
import io.ganymede.trainer.loss.D2dCrossEntropyLoss;
import io.ganymede.trainer.loss.D2dCrossEntropyLoss.Form;
import io.ganymede.trainer.loss.EmbeddingObjective;
import io.ganymede.trainer.loss.GanObjective;
import io.ganymede.trainer.loss.HingeLoss;
import io.ganymede.trainer.loss.LabelGanObjective;
import io.ganymede.trainer.loss.LabelSmoothing;
import io.ganymede.trainer.loss.LeastSquaresLoss;
import io.ganymede.trainer.loss.LogisticLoss;
import io.ganymede.trainer.loss.TargetClass;
import io.ganymede.trainer.loss.UnlabelledUse;
import io.ganymede.trainer.network.DiscriminatorDesign;
import io.ganymede.trainer.network.DiscriminatorDesign.Head;
import io.ganymede.trainer.network.DiscriminatorDesign.LabelInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each method makes of its options. */
class MethodOptionsTest {
    private static final AdversarialObjective GAME = new AdversarialObjective(new LogisticLoss());

    @ParameterizedTest
    @CsvSource({
        "ac-gan, PREDEFINED, 1, TARGET, 1, 1",
        "ac-gan-star, PREDEFINED, 1, NOTHING, 0, 1",
        "ac-gan-star-plus, PREDEFINED, 1, UNIFORM, 1, 1",
        "gan-star, DYNAMIC, 0.1, NOTHING, 0, 0"
    })
    void familyOfAcGanDiffersInItsClassTerms(
            String method, TargetClass target, double real, OnGenerated onGenerated, double generated, double g) {
        assertThat(objective(MethodVariant.of(method)))
                .isEqualTo(new AuxiliaryClassifierObjective(GAME, target, real, onGenerated, generated, g));
    }

    @Test
    void weightsOfAcGanAreOptions() {
        MethodVariant variant = MethodVariant.of("ac-gan")
                .with("labels", "dynamic")
                .with("discriminatorWeight", OptionValue.of(0.5))
                .with("generatedWeight", OptionValue.of(0.25))
                .with("generatorWeight", OptionValue.of(0.1));
        assertThat(objective(variant))
                .isEqualTo(new AuxiliaryClassifierObjective(
                        GAME, TargetClass.DYNAMIC, 0.5, OnGenerated.TARGET, 0.25, 0.1));
        assertThat(variant.method().conditional(variant.options())).isFalse();
    }

    @Test
    void labelGanAndAmGanShareADiscriminator() {
        LabelGanObjective game =
                new LabelGanObjective(new LabelSmoothing(0.1, 0.2), UnlabelledUse.SEMI_SUPERVISED, 0.5, 2);
        assertThat(objective(smoothed("label-gan"))).isEqualTo(game);
        assertThat(objective(smoothed("am-gan"))).isEqualTo(new AmGanObjective(game, TargetClass.PREDEFINED));
        assertThat(objective(smoothed("am-gan").with("labels", "dynamic")))
                .isEqualTo(new AmGanObjective(game, TargetClass.DYNAMIC));
        assertThat(usesUnlabelled(smoothed("am-gan"))).isTrue();
        assertThat(usesUnlabelled(MethodVariant.of("am-gan"))).isFalse();
    }

    @Test
    void withoutLabelsTheNumberOfClassesIsFree() {
        for (String method : new String[] {"label-gan", "am-gan", "cat-gan"}) {
            MethodVariant variant = MethodVariant.of(method)
                    .with("labels", "dynamic")
                    .with("unlabelled", "unsupervised")
                    .with("classes", OptionValue.of(20));
            assertThat(variant.method().labels(variant.options())).isEqualTo(LabelUse.NONE);
            assertThat(usesUnlabelled(variant)).isFalse();
            assertThat(variant.heads()).containsExactly(Head.linear(DiscriminatorDesign.CLASSES, 20));
            assertThat(variant.objective()).isNotNull();
        }
    }

    @Test
    void theLogitOfGeneratedCanBeLearned() {
        assertThat(MethodVariant.of("am-gan").heads()).containsExactly(Head.linear("classes", 3));
        assertThat(MethodVariant.of("am-gan").with("generatedLogit", "learned").heads())
                .containsExactly(Head.linear("classes", 3), Head.linear("generated", 1));
    }

    @Test
    void catGanHasTwoForms() {
        assertThat(MethodVariant.of("cat-gan").objective())
                .isEqualTo(new CatGanObjective(
                        CatGanObjective.Form.ENTROPY, TargetClass.DYNAMIC, 1, UnlabelledUse.NONE, 1));
        assertThat(MethodVariant.of("cat-gan")
                        .with("form", "cross-entropy")
                        .with("labels", "predefined")
                        .with("marginalWeight", OptionValue.of(0))
                        .objective())
                .isEqualTo(new CatGanObjective(
                        CatGanObjective.Form.CROSS_ENTROPY, TargetClass.PREDEFINED, 0, UnlabelledUse.NONE, 1));
    }

    @Test
    void conditionalActivationLeavesTheHalfOut() {
        MethodVariant variant = MethodVariant.of("conditional-activation");
        assertThat(variant.method().lossOptions()).containsOnly(Map.entry("factor", OptionValue.of(1)));
        LeastSquaresLoss loss = new LeastSquaresLoss(0, 1, 1, 1);
        assertThat(variant.objective(loss)).isEqualTo(new ConditionalActivationObjective(loss, Penalised.ALL_HEADS));
        assertThat(variant.with("penaltyScore", "active-heads").objective(loss))
                .isEqualTo(new ConditionalActivationObjective(loss, Penalised.ACTIVE_HEADS));
        assertThat(variant.method().labels(variant.options())).isEqualTo(LabelUse.BINARY);
    }

    @Test
    void reacGanHasThePapersFormAndSymmetricMargins() {
        MethodVariant variant = MethodVariant.of("reacgan");
        assertThat(variant.objective())
                .isEqualTo(new EmbeddingObjective(
                        new AdversarialObjective(new HingeLoss()),
                        new D2dCrossEntropyLoss(0.98, 1 - 0.98, 0.5, Form.PAPER),
                        0.5,
                        0.5));
        MethodVariant released = variant.with("form", "released")
                .with("positiveMargin", OptionValue.of(0.9))
                .with("margins", "given")
                .with("negativeMargin", OptionValue.of(0.3))
                .with("temperature", OptionValue.of(0.25))
                .with("discriminatorWeight", OptionValue.of(1))
                .with("generatorWeight", OptionValue.of(0.75));
        assertThat(objective(released))
                .isEqualTo(
                        new EmbeddingObjective(GAME, new D2dCrossEntropyLoss(0.9, 0.3, 0.25, Form.RELEASED), 1, 0.75));
        assertThat(variant.with("embedding", OptionValue.of(64)).heads())
                .containsExactly(
                        Head.linear(DiscriminatorDesign.ADVERSARIAL, 1),
                        Head.linear(DiscriminatorDesign.EMBEDDING, 64),
                        Head.proxy(DiscriminatorDesign.PROXY, 64));
    }

    @Test
    void contraGanHasTemperatureAndWeightsOfOne() {
        assertThat(objective(MethodVariant.of("contragan")))
                .isEqualTo(new EmbeddingObjective(GAME, new ConditionalContrastiveLoss(1), 1, 1));
    }

    @Test
    void labelsReachDiscriminatorsThatJudgeThem() {
        assertThat(design(MethodVariant.of("projection")))
                .isEqualTo(new DiscriminatorDesign(
                        List.of(Head.projection(DiscriminatorDesign.ADVERSARIAL)), 3, LabelInput.NONE, true));
        assertThat(design(MethodVariant.of("concat")).labelInput()).isEqualTo(LabelInput.PLANES);
        assertThat(design(MethodVariant.of("concat").with("labelInput", "code")).labelInput())
                .isEqualTo(LabelInput.CODE);
        assertThat(design(MethodVariant.of("none")).labels()).isZero();
    }

    @Test
    void aGanWithoutLabelsTakesAnyDataUnlessItsGeneratorIsTold() {
        MethodVariant none = MethodVariant.of("none");
        assertThat(none.method().labels(none.options())).isEqualTo(LabelUse.NONE);
        MethodVariant told = none.with("labels", "predefined");
        assertThat(told.method().labels(told.options())).isEqualTo(LabelUse.CLASSES);
        assertThat(design(told).conditionalGenerator()).isTrue();
        assertThat(design(told).labels()).isZero();
    }

    @Test
    void contradictionsAreRefusedWithTheWayOut() {
        assertRefused(
                MethodVariant.of("am-gan").with("unlabelled", "unsupervised"), "reads no labels", "labels 'dynamic'");
        assertRefused(
                MethodVariant.of("cat-gan").with("labels", "predefined"), "form 'entropy'", "form 'cross-entropy'");
        assertRefused(MethodVariant.of("label-gan").with("classes", OptionValue.of(20)), "'classes'", "leave it out");
        assertRefused(
                MethodVariant.of("reacgan").with("negativeMargin", OptionValue.of(0.1)),
                "no effect with margins 'symmetric'",
                "'given'");
    }

    private static void assertRefused(MethodVariant variant, String... words) {
        assertThatThrownBy(variant::objective)
                .isInstanceOfSatisfying(PlatformException.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(Reason.INVALID_SPEC))
                .hasMessageContainingAll(words);
    }

    private static MethodVariant smoothed(String method) {
        return MethodVariant.of(method)
                .with("smoothingReal", OptionValue.of(0.1))
                .with("smoothingGenerated", OptionValue.of(0.2))
                .with("unlabelled", "semi-supervised")
                .with("unlabelledWeight", OptionValue.of(0.5))
                .with("balanceWeight", OptionValue.of(2));
    }

    private static GanObjective objective(MethodVariant variant) {
        return variant.objective(new LogisticLoss());
    }

    private static boolean usesUnlabelled(MethodVariant variant) {
        return variant.method().usesUnlabelled(variant.options());
    }

    private static DiscriminatorDesign design(MethodVariant variant) {
        return variant.method().design(variant.labels(), variant.options());
    }
}
