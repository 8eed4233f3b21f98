package io.ganymede.trainer.worker;

import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.trainer.checkpoint.ClassifierWriter;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.network.ImageSpace;
import io.ganymede.trainer.training.ClassifierPlan;
import io.ganymede.trainer.training.ClassifierTraining;
import io.ganymede.trainer.training.StepReport;
import io.ganymede.trainer.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The work order of a reference classifier; a resumed one begins anew, for it takes minutes. */
final class ClassifierWork {
    private final EngineSession engine;
    private final WorkOrder order;
    private final MessageWriter messages;
    private final ParentCommands commands;

    ClassifierWork(EngineSession engine, WorkOrder order, MessageWriter messages, ParentCommands commands) {
        this.engine = engine;
        this.order = order;
        this.messages = messages;
        this.commands = commands;
    }

    WorkerMessage.Finished run() throws IOException {
        TrainingSpec spec = order.spec();
        DatasetManifest dataset = order.dataset();
        ClassifierPlan plan = new ClassifierPlan(
                ImageSpace.of(dataset), dataset.mean(), dataset.deviation(), spec.model(), spec.training());
        if (order.testSplit() == null) {
            throw new PlatformException(
                    Reason.DATASET_UNAVAILABLE, "a reference classifier needs a test split: got none");
        }
        try (DatasetSplit train = LabelledSplit.open(order, order.trainSplit(), DatasetManifest.TRAIN, false);
                DatasetSplit test = LabelledSplit.open(order, order.testSplit(), DatasetManifest.TEST, false)) {
            messages.send(new WorkerMessage.Ready(
                    0,
                    ConditionSpace.none(),
                    Map.of(ClassifierPlan.CLASSIFIER, plan.classifier()),
                    engine.provenance()));
            return finish(plan, new ClassifierTraining(engine, plan, train, test, new Reporter(plan)).run());
        }
    }

    private WorkerMessage.Finished finish(ClassifierPlan plan, ClassifierTraining.TrainedClassifier trained)
            throws IOException {
        long step = trained.report().step();
        boolean stopped = step < plan.training().steps();
        if (!stopped) { // half a classifier is none
            Path folder = ClassifierWriter.write(Path.of(order.outputDirectory()), plan.classifier(), trained);
            messages.send(new WorkerMessage.ClassifierReady(
                    step, folder.toString(), trained.report().metrics()));
        }
        return new WorkerMessage.Finished(step, stopped);
    }

    /** Tells the parent. */
    private final class Reporter implements TrainingListener {
        private final ProgressMeter meter;

        Reporter(ClassifierPlan plan) {
            this.meter = new ProgressMeter(plan.training().steps(), System::nanoTime);
        }

        @Override
        public void onStep(StepReport report) {
            meter.add(report).ifPresent(progress -> messages.send(new WorkerMessage.Progressed(progress)));
        }

        @Override
        public void onAlarm(Alarm alarm) {
            messages.send(new WorkerMessage.Alarmed(alarm));
        }

        @Override
        public boolean stopRequested() {
            return commands.stopRequested();
        }
    }
}
