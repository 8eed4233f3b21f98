package io.ganymede.trainer.training;

import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.alarm.AlarmSeverity;
import io.ganymede.common.network.BatchNorm;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.regularizer.Regularizers;
import java.util.ArrayList;
import java.util.List;

/** Settings that can be trained with, but that their senders may not have meant. */
final class SettingsDoubts {
    /** Code of the alarms. */
    static final String CODE = "settings-doubtful";

    private SettingsDoubts() {}

    /** An alarm for each doubt about a plan on this machine, before its first step. */
    static List<Alarm> of(GanPlan plan, EngineSession engine) {
        List<Alarm> doubts = new ArrayList<>();
        plan.parts()
                .precision()
                .warning(engine)
                .ifPresent(warning -> doubts.add(doubt("training.precision", warning, "train in float32 here")));
        if (plan.training().regularizers().containsKey(Regularizers.GRADIENT_PENALTY) && normalisesBatches(plan)) {
            doubts.add(
                    doubt(
                            "training.regularizers." + Regularizers.GRADIENT_PENALTY,
                            "the discriminator has batch norm, so that the score of one image depends on the others; the penalty is"
                                    + " defined by the gradient of each image's own (Gulrajani et al. 2017, section 4)",
                            "take discriminatorNorm=none or instance, or an architecture without batch norm in its discriminator"));
        }
        return List.copyOf(doubts);
    }

    private static boolean normalisesBatches(GanPlan plan) {
        return plan.discriminator().nodes().stream().anyMatch(node -> node.operation() instanceof BatchNorm);
    }

    private static Alarm doubt(String setting, String text, String advice) {
        return new Alarm(CODE, AlarmSeverity.WARNING, 0, setting, null, null, text, advice);
    }
}
