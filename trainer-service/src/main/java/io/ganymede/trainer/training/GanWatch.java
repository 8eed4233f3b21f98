package io.ganymede.trainer.training;

import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.alarm.AlarmSeverity;
import io.ganymede.common.alarm.LabelObedience;
import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.job.Signals;
import io.ganymede.trainer.condition.ConditionReport;
import io.ganymede.trainer.condition.LabelRows;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.watch.AlarmState;
import io.ganymede.trainer.watch.ClassDiversity;
import io.ganymede.trainer.watch.Observation;
import io.ganymede.trainer.watch.WatchSettings;
import io.ganymede.trainer.watch.WatchedConditions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Watches the training of a GAN: looks at the diversity of the live generator now and then, shows every step to the rules of
 * alarms and tells the listener what begins. It changes no weight and draws no random number of the training.
 */
final class GanWatch {
    static final String CONDITIONS = "conditions-doubtful";

    private final EngineSession engine;
    private final GanPlan plan;
    private final GanState state;
    private final TrainingListener listener;
    private final WatchSettings settings;
    private final FiniteCheck finite;
    private final LabelObedience obedience;
    private final @Nullable ClassDiversity diversity;

    GanWatch(
            EngineSession engine,
            GanPlan plan,
            GanState state,
            DatasetSplit data,
            TrainingListener listener,
            WatchSettings settings) {
        this.engine = engine;
        this.plan = plan;
        this.state = state;
        this.listener = listener;
        this.settings = settings;
        this.finite = new FiniteCheck(listener);
        ConditionSpace conditions = plan.conditions();
        this.obedience = new LabelObedience(conditions.kind() == ConditionKind.CLASSES ? conditions.size() : 0);
        long seed = plan.training().seed();
        this.diversity = settings.everySteps() == 0
                ? null
                : new ClassDiversity(
                        engine.arrays(),
                        WatchedConditions.of(new LabelRows(conditions, data), seed),
                        seed,
                        settings.pairs());
    }

    /** Trains the next step; that its gradients are no numbers is told too. */
    StepOutcome train(GanStep step) {
        try {
            return step.train();
        } catch (PlatformException e) {
            finite.heard(state.step() + 1, e);
            throw e;
        }
    }

    /** Tells what is doubtful before the first step; a resumed run has been told. */
    void begin(Optional<ConditionReport> conditions) {
        if (state.step() == 0) {
            SettingsDoubts.of(plan, engine).forEach(listener::onAlarm);
            conditions.ifPresent(this::doubts);
        }
    }

    private void doubts(ConditionReport report) {
        report.warnings()
                .forEach(warning -> listener.onAlarm(new Alarm(
                        CONDITIONS,
                        AlarmSeverity.WARNING,
                        state.step(),
                        "conditions." + report.conditions(),
                        null,
                        null,
                        warning.text(),
                        warning.advice())));
    }

    /**
     * Looks at a step that has been made; returns its report with the watch's own signals.
     *
     * @throws io.ganymede.common.error.PlatformException with reason NonFiniteLoss when a loss is no number
     */
    StepReport look(StepReport report) {
        finite.losses(report);
        Map<String, Double> found = diversity(report.step());
        StepReport watched = found.isEmpty() ? report : report.with(signals(found));
        AlarmState.Outcome outcome = state.alarms()
                .observe(new Observation(report.step(), watched.signals(), found), settings.thresholds(), obedience);
        state.remember(outcome.state());
        outcome.alarms().forEach(listener::onAlarm);
        return watched;
    }

    /** Refuses to make a checkpoint of weights that are no numbers, with reason NonFiniteLoss: the one before it stays the last. */
    void requireFiniteWeights() {
        finite.weights(state.step(), GanPlan.GENERATOR, state.generator());
        finite.weights(state.step(), GanPlan.DISCRIMINATOR, state.discriminator());
    }

    private Map<String, Double> diversity(long step) {
        return diversity == null || !settings.isLook(step)
                ? Map.of()
                : diversity.of(state.generator(), step / settings.everySteps());
    }

    /** Mean, least and, where they are not too many, every condition's own. */
    private Map<String, Double> signals(Map<String, Double> found) {
        List<Double> ratios = List.copyOf(found.values());
        Map<String, Double> signals = new TreeMap<>();
        signals.put(
                Signals.DIVERSITY,
                ratios.stream().mapToDouble(Double::doubleValue).average().orElseThrow());
        signals.put(
                Signals.LEAST_DIVERSITY,
                ratios.stream().mapToDouble(Double::doubleValue).min().orElseThrow());
        if (ratios.size() > 1 && diversity != null && diversity.looksAtAll()) {
            found.forEach((name, ratio) -> signals.put(Signals.DIVERSITY_OF + name, ratio));
        }
        return signals;
    }
}
