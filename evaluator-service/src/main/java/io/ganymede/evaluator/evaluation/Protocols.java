package io.ganymede.evaluator.evaluation;

import io.ganymede.common.checkpoint.CheckpointManifest;
import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.dataset.DatasetRef;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.event.CheckpointPublished;
import io.ganymede.common.image.Quantisation;
import io.ganymede.common.job.EvaluationSpec;
import io.ganymede.common.latent.LatentFunction;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.common.onnx.OnnxWriter;
import io.ganymede.evaluator.classifier.ReferenceClassifier;
import io.ganymede.evaluator.generation.ClassTurns;
import io.ganymede.evaluator.generation.RealAttributes;
import io.ganymede.evaluator.generation.SeedsInOrder;
import io.ganymede.evaluator.statistics.Ddof;
import java.util.List;

/** The protocol that a request for an evaluation amounts to. */
final class Protocols {
    static final String TRAINING_SPLIT = "train";

    private static final String LATENTS = "Philox4x32-10, Box-Muller, stream '" + LatentFunction.STREAM + "'";
    private static final int INCEPTION_SPLITS = 10;

    private Protocols() {}

    static Protocol of(
            CheckpointPublished published,
            EvaluationStage stage,
            ConditionKind kind,
            ReferenceClassifier classifier,
            List<String> metrics) {
        EvaluationSpec spec = published.evaluation();
        int samplesPerClass = stage == EvaluationStage.FAST ? spec.firstSamplesPerClass() : spec.samplesPerClass();
        ModelManifest model = classifier.manifest();
        DatasetRef dataset = published.dataset();
        return new Protocol(
                Protocol.VERSION,
                new Protocol.Extractor(
                        model.model(),
                        model.version(),
                        classifier.digest(),
                        model.onnx().sha256()),
                new Protocol.Dataset(
                        dataset.name(), dataset.version(), dataset.manifest().sha256()),
                spec.referenceSplit(),
                TRAINING_SPLIT,
                samplesPerClass,
                kind == ConditionKind.CLASSES
                        ? null
                        : (Long) ((long) samplesPerClass * model.classes().size()),
                spec.seed(),
                ddof(spec.ddof()),
                Math.min(INCEPTION_SPLITS, samplesPerClass),
                CheckpointManifest.GENERATOR_AVERAGE,
                LATENTS,
                Quantisation.RULE,
                order(kind),
                OnnxWriter.OPSET,
                metrics);
    }

    private static String order(ConditionKind kind) {
        return switch (kind) {
            case CLASSES -> ClassTurns.ORDER;
            case ATTRIBUTES -> RealAttributes.ORDER;
            case NONE -> SeedsInOrder.ORDER;
        };
    }

    static Ddof ddof(int value) {
        for (Ddof ddof : Ddof.values()) {
            if (ddof.value() == value) {
                return ddof;
            }
        }
        throw new PlatformException(
                Reason.INVALID_ARGUMENT, "evaluation 'ddof' is out of range: got " + value + ", expected 0 or 1");
    }
}
