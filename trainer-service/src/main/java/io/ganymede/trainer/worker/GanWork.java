package io.ganymede.trainer.worker;

import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.trainer.checkpoint.CheckpointReader;
import io.ganymede.trainer.checkpoint.CheckpointWriter;
import io.ganymede.trainer.checkpoint.SampleRows;
import io.ganymede.trainer.condition.ConditionReport;
import io.ganymede.trainer.condition.LabelRows;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.network.ImageSpace;
import io.ganymede.trainer.training.GanPlan;
import io.ganymede.trainer.training.GanState;
import io.ganymede.trainer.training.GanTraining;
import io.ganymede.trainer.training.StepReport;
import io.ganymede.trainer.training.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The work order of a GAN. */
final class GanWork {
    private static final Logger LOG = LoggerFactory.getLogger(GanWork.class);

    private final EngineSession engine;
    private final WorkOrder order;
    private final MessageWriter messages;
    private final ParentCommands commands;

    GanWork(EngineSession engine, WorkOrder order, MessageWriter messages, ParentCommands commands) {
        this.engine = engine;
        this.order = order;
        this.messages = messages;
        this.commands = commands;
    }

    WorkerMessage.Finished run() throws IOException {
        TrainingSpec spec = order.spec();
        GanPlan plan = new GanPlan(ImageSpace.of(order.dataset()), spec.model(), spec.training());
        try (DatasetSplit data =
                        LabelledSplit.open(order, order.trainSplit(), DatasetManifest.TRAIN, plan.usesEveryImage());
                GanState state = state(plan)) {
            messages.send(new WorkerMessage.Ready(
                    state.step(),
                    plan.conditions(),
                    Map.of(GanPlan.GENERATOR, plan.generator(), GanPlan.DISCRIMINATOR, plan.discriminator()),
                    engine.provenance()));
            Reporter reporter = new Reporter(plan, SampleRows.of(new LabelRows(plan.conditions(), data)));
            long step = new GanTraining(engine, plan, state, data, reporter)
                    .run(spec.checkpoint().everySteps());
            return new WorkerMessage.Finished(step, step < plan.training().steps() && !reporter.finished);
        }
    }

    private GanState state(GanPlan plan) throws IOException {
        return order.resumeDirectory() == null
                ? GanState.initial(engine, plan)
                : CheckpointReader.read(engine, plan, Path.of(order.resumeDirectory()));
    }

    /** Tells the parent, and holds training back while the parent is behind with checkpoints. */
    private final class Reporter implements TrainingListener {
        private final CheckpointWriter checkpoints;
        private final ProgressMeter meter;
        private final long steps;
        /** Whether training has ended before the last step because the parent wanted it to. */
        private boolean finished;

        Reporter(GanPlan plan, SampleRows rows) {
            this.checkpoints = new CheckpointWriter(engine, plan, rows, Path.of(order.outputDirectory()));
            this.steps = plan.training().steps();
            this.meter = new ProgressMeter(steps, System::nanoTime);
        }

        @Override
        public void onConditions(ConditionReport report) {
            checkpoints.keep(report);
            report.warnings()
                    .forEach(warning -> LOG.warn(
                            "conditions={} warning={} advice={}",
                            report.conditions(),
                            warning.text(),
                            warning.advice()));
        }

        @Override
        public void onStep(StepReport report) {
            meter.add(report).ifPresent(progress -> messages.send(new WorkerMessage.Progressed(progress)));
        }

        @Override
        public void onCheckpoint(GanState state, boolean last) {
            finished = last && state.step() < steps && commands.finishRequested();
            if (finished) {
                messages.send(new WorkerMessage.Progressed(meter.end()));
            }
            commands.awaitRoom();
            try {
                Path folder = checkpoints.write(state);
                commands.expectAck(state.step());
                messages.send(new WorkerMessage.CheckpointReady(
                        state.step(),
                        folder.toString(),
                        state.series().checkpointLosses(),
                        finished || state.step() >= steps));
            } catch (IOException e) {
                throw new UncheckedIOException("checkpoint of step " + state.step() + " cannot be written", e);
            }
        }

        @Override
        public void onAlarm(Alarm alarm) {
            messages.send(new WorkerMessage.Alarmed(alarm));
        }

        @Override
        public boolean stopRequested() {
            return commands.stopRequested() || commands.finishRequested();
        }
    }
}
