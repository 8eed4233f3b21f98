package io.ganymede.trainer.checkpoint;

import io.ganymede.trainer.training.GanPlan;
import io.ganymede.trainer.watch.AlarmState;
import java.util.Map;
import java.util.TreeMap;

/**
 * The numbers of a checkpoint, {@code state.json}.
 *
 * @param version of this format, {@value #VERSION}
 * @param step finished steps; with the seed it is the state of every random stream
 * @param seed root of every random stream
 * @param dataPosition batches taken from the data
 * @param generatorUpdates updates of the generator's optimiser
 * @param discriminatorUpdates updates of the discriminator's optimiser
 * @param lossScales scale of the loss of each network, and its good updates in a row
 * @param learningRates rate of each network at the next step
 * @param losses mean loss of each network since the last checkpoint
 * @param alarms what the rules of alarms remember
 * @param plan what is trained; a run resumes only under an equal plan
 */
record CheckpointState(
        int version,
        long step,
        long seed,
        long dataPosition,
        long generatorUpdates,
        long discriminatorUpdates,
        Map<String, Scale> lossScales,
        Map<String, Double> learningRates,
        Map<String, Double> losses,
        AlarmState alarms,
        GanPlan plan) {
    static final int VERSION = 2;

    /** The state of a loss scale. */
    record Scale(double factor, long goodUpdates) {}

    CheckpointState {
        lossScales = new TreeMap<>(lossScales);
        learningRates = new TreeMap<>(learningRates);
        losses = new TreeMap<>(losses);
    }
}
