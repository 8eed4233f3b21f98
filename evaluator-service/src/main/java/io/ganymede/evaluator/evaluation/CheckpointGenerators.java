package io.ganymede.evaluator.evaluation;

import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.evaluator.generation.ClassTurns;
import io.ganymede.evaluator.generation.RealAttributes;
import io.ganymede.evaluator.generation.SamplingPlan;
import io.ganymede.evaluator.generation.SeedsInOrder;
import io.ganymede.evaluator.reference.AttributeLibrary;

/** Opens the generators of checkpoints, each with the plan of its images. */
final class CheckpointGenerators {
    private final EvaluationTools tools;
    private final CheckpointFiles files;
    private final AttributeLibrary attributes;

    CheckpointGenerators(EvaluationTools tools) {
        this.tools = tools;
        this.files = new CheckpointFiles(tools.store());
        this.attributes = new AttributeLibrary(tools.store());
    }

    /** The images of a task; the caller closes them. */
    CheckpointImages open(EvaluationTask task) {
        SamplingPlan plan = plan(task);
        return new CheckpointImages(
                task, files.generator(task.checkpoint(), task.dataset(), tools.settings()), plan, tools.algebra());
    }

    /** Which images are drawn. */
    private SamplingPlan plan(EvaluationTask task) {
        Protocol protocol = task.protocol();
        ConditionSpace conditions = task.conditions();
        return switch (conditions.kind()) {
            case CLASSES ->
                new ClassTurns(task.dataset().classes().size(), protocol.samplesPerClass(), protocol.seed());
            case ATTRIBUTES ->
                new RealAttributes(
                        attributes.of(task.split(protocol.referenceSplit()), conditions.names()),
                        task.images(),
                        protocol.seed());
            case NONE -> new SeedsInOrder(task.images(), protocol.seed());
        };
    }
}
