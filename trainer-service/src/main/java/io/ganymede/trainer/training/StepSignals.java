package io.ganymede.trainer.training;

import ai.djl.ndarray.NDArray;
import io.ganymede.common.job.Signals;
import io.ganymede.trainer.engine.GradientNorms;
import io.ganymede.trainer.loss.GanObjective;
import io.ganymede.trainer.loss.Judgement;
import io.ganymede.trainer.loss.LossTerms;
import io.ganymede.trainer.loss.Scores;
import io.ganymede.trainer.network.DiscriminatorDesign;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is watched in some of the steps, beside the losses: single numbers, read between passes and updates, that training does
 * not depend on. Their names are those of {@link Signals}.
 */
final class StepSignals {
    /** Distance between watched steps: what is read costs a few percent of a step of the smallest networks. */
    static final int EVERY = 10;

    private static final List<String> LABEL_HEADS = List.of(
            DiscriminatorDesign.CLASSES,
            DiscriminatorDesign.EMBEDDING,
            DiscriminatorDesign.PROXY,
            DiscriminatorDesign.labelMap(DiscriminatorDesign.ADVERSARIAL));

    private final boolean watched;
    private final Map<String, Double> values = new TreeMap<>();

    /** Signals of a step counted from 0. */
    StepSignals(long step) {
        this.watched = step % EVERY == 0;
    }

    Map<String, Double> values() {
        return values;
    }

    /** The discriminator's opinions of a batch. */
    void judged(GanObjective objective, Judgement judgement) {
        if (watched) {
            realness(Signals.REALNESS_REAL, objective, judgement.real());
            realness(Signals.REALNESS_GENERATED, objective, judgement.generated());
            NDArray features =
                    judgement.real().head(DiscriminatorDesign.FEATURES).stopGradient();
            put(
                    Signals.FEATURE_NORM,
                    features.square().sum(new int[] {1}).sqrt().mean());
            obedience(judgement.generated());
        }
    }

    /** The terms of a network's loss, where there are several. */
    void terms(String network, LossTerms terms) {
        if (watched && terms.terms().size() > 1) {
            terms.terms().forEach((name, value) -> put(network + "." + name, value.stopGradient()));
        }
    }

    /** The gradients that a discriminator has collected, before its update; those of a scaled loss are measured without the scale. */
    void collected(GanState.Trained discriminator) {
        if (watched) {
            Map<Boolean, List<String>> byHead = discriminator.network().trainable().keySet().stream()
                    .collect(Collectors.partitioningBy(StepSignals::ofLabelHead));
            gradients(Signals.LABEL_GRADIENT, discriminator, byHead.getOrDefault(true, List.of()));
            gradients(Signals.FEATURE_GRADIENT, discriminator, byHead.getOrDefault(false, List.of()));
        }
    }

    private static boolean ofLabelHead(String parameter) {
        return LABEL_HEADS.stream().anyMatch(head -> parameter.startsWith(head + "."));
    }

    private void gradients(String name, GanState.Trained trained, List<String> parameters) {
        double scale = trained.scale().factor();
        double norm = GradientNorms.of(trained.network(), parameters) / scale;
        // Gradients of a scaled loss that left their range are left out of the update: nothing has exploded.
        if (!parameters.isEmpty() && (Double.isFinite(norm) || scale == 1)) {
            values.put(name, norm);
        }
    }

    private void realness(String name, GanObjective objective, Scores scores) {
        objective
                .realness(scores)
                .ifPresent(value -> put(name, value.stopGradient().mean()));
    }

    /** How often the discriminator's class head sees in generated images the classes that they were made for. */
    private void obedience(Scores generated) {
        NDArray classes = generated.heads().get(DiscriminatorDesign.CLASSES);
        NDArray wanted = generated.labels();
        if (classes != null && wanted != null && classes.getShape().equals(wanted.getShape())) {
            NDArray right = classes.stopGradient().argMax(1).eq(wanted.argMax(1));
            values.put(Signals.LABEL_ACCURACY, (double) right.countNonzero().getLong() / right.size());
        }
    }

    private void put(String name, NDArray value) {
        values.put(name, (double) value.getFloat());
    }
}
