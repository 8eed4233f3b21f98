package io.ganymede.trainer.checkpoint;

import static io.ganymede.common.checkpoint.CheckpointManifest.DISCRIMINATOR;
import static io.ganymede.common.checkpoint.CheckpointManifest.GENERATOR;
import static io.ganymede.common.checkpoint.CheckpointManifest.GENERATOR_AVERAGE;
import static io.ganymede.common.checkpoint.CheckpointManifest.OPTIMIZER;
import static io.ganymede.common.checkpoint.CheckpointManifest.SERIES;
import static io.ganymede.common.checkpoint.CheckpointManifest.STATE;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import io.ganymede.common.tensor.SafetensorsFile;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.training.GanPlan;
import io.ganymede.trainer.training.GanState;
import io.ganymede.trainer.training.LossSeries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Continues from a checkpoint's folder: on a CPU the run ends in the same bytes as one that never stopped. */
public final class CheckpointReader {
    private CheckpointReader() {}

    /** What the names of a network's optimiser state begin with. */
    static String prefix(String network) {
        return network + ".";
    }

    /**
     * Reads a state that {@link CheckpointWriter} wrote.
     *
     * @throws PlatformException with reason InvalidSpec when the checkpoint was trained under another plan, InvalidFile when
     *     its files do not fit the plan's networks
     */
    public static GanState read(EngineSession engine, GanPlan plan, Path folder) throws IOException {
        CheckpointState summary = Json.read(STATE, Files.readAllBytes(folder.resolve(STATE)), CheckpointState.class);
        if (summary.version() != CheckpointState.VERSION || !summary.plan().equals(plan)) {
            throw new PlatformException(
                    Reason.INVALID_SPEC,
                    "checkpoint of step " + summary.step() + " cannot be continued: it was trained under "
                            + summary.plan() + " (format " + summary.version() + "), expected " + plan + " (format "
                            + CheckpointState.VERSION + ")");
        }
        GanState.Weights weights = new GanState.Weights(
                tensors(folder.resolve(GENERATOR)),
                tensors(folder.resolve(GENERATOR_AVERAGE)),
                tensors(folder.resolve(DISCRIMINATOR)));
        GanState state = GanState.restored(engine, plan, weights, summary.step(), series(folder, plan));
        state.remember(summary.alarms());
        Map<String, Tensor> moments = tensors(folder.resolve(OPTIMIZER));
        restore(state, GanPlan.GENERATOR, moments, summary.generatorUpdates());
        restore(state, GanPlan.DISCRIMINATOR, moments, summary.discriminatorUpdates());
        summary.lossScales()
                .forEach((network, scale) ->
                        state.trained(network).scale().restore(scale.factor(), scale.goodUpdates()));
        return state;
    }

    private static void restore(GanState state, String network, Map<String, Tensor> moments, long updates) {
        state.trained(network).optimizer().restore(below(prefix(network), moments), updates);
    }

    private static LossSeries series(Path folder, GanPlan plan) throws IOException {
        List<LossSeries.Point> points = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(SERIES))) {
            points.add(Json.read(SERIES, line.getBytes(StandardCharsets.UTF_8), LossSeries.Point.class));
        }
        return LossSeries.of(points, plan.training().steps());
    }

    private static Map<String, Tensor> tensors(Path path) {
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            return file.tensors();
        }
    }

    private static Map<String, Tensor> below(String prefix, Map<String, Tensor> tensors) {
        Map<String, Tensor> found = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), tensor);
            }
        });
        return found;
    }
}
