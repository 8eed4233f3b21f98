package io.ganymede.trainer.method;

import ai.djl.ndarray.NDArray;
import io.ganymede.common.job.OptionValue;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.trainer.loss.AdversarialLoss;
import io.ganymede.trainer.loss.AdversarialLosses;
import io.ganymede.trainer.loss.GanObjective;
import io.ganymede.trainer.loss.LossArrays;
import io.ganymede.trainer.loss.LossType;
import io.ganymede.trainer.loss.Scores;
import io.ganymede.trainer.network.DiscriminatorDesign.Head;
import io.ganymede.trainer.option.Options;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A method with options, on data of three classes (or attributes).
 *
 * @param method the method
 * @param wanted what a request asks of it
 */
record MethodVariant(GanMethod method, Map<String, OptionValue> wanted) {
    static final int LABELS = 3;

    private static final int[] REAL = {0, 1, 2, 0};
    private static final int[] GENERATED = {2, 1, 0, 1};

    MethodVariant {
        wanted = new TreeMap<>(wanted);
    }

    static MethodVariant of(String method) {
        return new MethodVariant(GanMethods.REGISTRY.require(method), Map.of());
    }

    MethodVariant with(String option, String value) {
        return with(option, OptionValue.of(value));
    }

    MethodVariant with(String option, OptionValue value) {
        Map<String, OptionValue> more = new TreeMap<>(wanted);
        more.put(option, value);
        return new MethodVariant(method, more);
    }

    Options options() {
        return Options.resolve("method '" + method.name() + "'", method.options(), wanted);
    }

    /** What the method knows of data: the number of classes, 0 when it asks for none. */
    int labels() {
        return method.labels(options()) == LabelUse.NONE ? 0 : LABELS;
    }

    /** The game with the method's own loss. */
    GanObjective objective() {
        return objective(method.losses().isEmpty() ? null : loss(method.losses().get(0)));
    }

    GanObjective objective(@Nullable AdversarialLoss loss) {
        return method.objective(labels(), options(), loss);
    }

    private static AdversarialLoss loss(String name) {
        LossType type = AdversarialLosses.REGISTRY.require(name);
        return type.maker().apply(Options.presets(type.options()));
    }

    List<Head> heads() {
        return method.design(labels(), options()).heads();
    }

    /** What the trainer would hand over of real images, with random scores. */
    Scores real(LossArrays arrays) {
        return new Scores(random(arrays, "real"), labels() == 0 ? null : arrays.oneHot(LABELS, REAL));
    }

    /** Likewise of images without labels. */
    Scores unlabelled(LossArrays arrays) {
        return new Scores(random(arrays, "unlabelled"), null);
    }

    /** Likewise of generated images. */
    Scores generated(LossArrays arrays) {
        return new Scores(
                random(arrays, "generated"), method.conditional(options()) ? arrays.oneHot(LABELS, GENERATED) : null);
    }

    private Map<String, NDArray> random(LossArrays arrays, String kind) {
        Map<String, NDArray> values = new TreeMap<>();
        for (Head head : heads()) {
            float[] normal = new float[REAL.length * head.size()];
            new PhiloxStream(5, kind + "." + head.name(), 0).normal(normal);
            double[][] rows = new double[REAL.length][head.size()];
            for (int i = 0; i < normal.length; i++) {
                rows[i / head.size()][i % head.size()] = normal[i];
            }
            values.put(head.name(), arrays.rows(rows));
        }
        return values;
    }

    @Override
    public String toString() {
        return method.name() + " " + wanted;
    }
}
