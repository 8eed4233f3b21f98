package io.ganymede.trainer.checkpoint;

import static io.ganymede.common.checkpoint.CheckpointManifest.CONDITIONS;
import static io.ganymede.common.checkpoint.CheckpointManifest.DISCRIMINATOR;
import static io.ganymede.common.checkpoint.CheckpointManifest.GENERATOR;
import static io.ganymede.common.checkpoint.CheckpointManifest.GENERATOR_AVERAGE;
import static io.ganymede.common.checkpoint.CheckpointManifest.OPTIMIZER;
import static io.ganymede.common.checkpoint.CheckpointManifest.PROBE;
import static io.ganymede.common.checkpoint.CheckpointManifest.SAMPLES;
import static io.ganymede.common.checkpoint.CheckpointManifest.SERIES;
import static io.ganymede.common.checkpoint.CheckpointManifest.STATE;

import io.ganymede.common.json.Json;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.trainer.condition.ConditionReport;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.engine.LossScale;
import io.ganymede.trainer.training.GanPlan;
import io.ganymede.trainer.training.GanState;
import io.ganymede.trainer.training.LossSeries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the files of a checkpoint into a folder of their own, which appears under its name when it is complete. */
public final class CheckpointWriter {
    private static final int PROBES = 8;
    /** Probe seeds lie apart from those of the sample grid. */
    private static final long FIRST_PROBE_SEED = 1_000_000;

    private final EngineSession engine;
    private final GanPlan plan;
    private final SampleRows rows;
    private final Path root;
    private @Nullable ConditionReport conditions;

    /**
     * Checkpoints become folders of the root.
     *
     * @param rows conditions of the pictures of samples
     */
    public CheckpointWriter(EngineSession engine, GanPlan plan, SampleRows rows, Path root) {
        this.engine = engine;
        this.plan = plan;
        this.rows = rows;
        this.root = root;
    }

    /** Keeps what the conditions were drawn from with every checkpoint to come. */
    public void keep(ConditionReport report) {
        conditions = report;
    }

    /** Writes the state as it is; returns the folder. */
    public Path write(GanState state) throws IOException {
        Path target = root.resolve(Long.toString(state.step()));
        Path unfinished = root.resolve("." + state.step() + ".unfinished");
        Files.createDirectories(unfinished);
        writeWeights(unfinished, state);
        writeSamples(unfinished, state);
        Files.writeString(unfinished.resolve(STATE), Json.pretty(summary(state)));
        if (conditions != null) {
            Files.writeString(unfinished.resolve(CONDITIONS), Json.pretty(conditions));
        }
        Files.writeString(unfinished.resolve(SERIES), lines(state.series()));
        return Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void writeWeights(Path folder, GanState state) {
        SafetensorsWriter.write(folder.resolve(GENERATOR), state.generator().toTensors(), Map.of());
        SafetensorsWriter.write(
                folder.resolve(GENERATOR_AVERAGE), state.average().toTensors(), Map.of());
        SafetensorsWriter.write(
                folder.resolve(DISCRIMINATOR), state.discriminator().toTensors(), Map.of());
        Map<String, Tensor> moments = new LinkedHashMap<>();
        for (String network : List.of(GanPlan.GENERATOR, GanPlan.DISCRIMINATOR)) {
            state.trained(network)
                    .optimizer()
                    .toTensors()
                    .forEach((name, moment) -> moments.put(CheckpointReader.prefix(network) + name, moment));
        }
        SafetensorsWriter.write(folder.resolve(OPTIMIZER), moments, Map.of());
    }

    private void writeSamples(Path folder, GanState state) throws IOException {
        GeneratorSampler sampler = new GeneratorSampler(engine, state.average());
        List<GeneratorSampler.Wish> probes = new ArrayList<>();
        for (int i = 0; i < PROBES; i++) {
            probes.add(new GeneratorSampler.Wish(
                    rows.conditions().get(i % rows.conditions().size()), FIRST_PROBE_SEED + i));
        }
        SafetensorsWriter.write(folder.resolve(PROBE), sampler.sample(probes), Map.of());
        Map<String, Tensor> grid = sampler.sample(SampleGrid.wishes(rows));
        SampleGrid.write(folder.resolve(SAMPLES), Objects.requireNonNull(grid.get(GeneratorSampler.IMAGE)));
    }

    private CheckpointState summary(GanState state) {
        return new CheckpointState(
                CheckpointState.VERSION,
                state.step(),
                plan.training().seed(),
                plan.realBatches(state.step()),
                state.trained(GanPlan.GENERATOR).optimizer().updates(),
                state.trained(GanPlan.DISCRIMINATOR).optimizer().updates(),
                Map.of(
                        GanPlan.GENERATOR,
                        scale(state, GanPlan.GENERATOR),
                        GanPlan.DISCRIMINATOR,
                        scale(state, GanPlan.DISCRIMINATOR)),
                plan.learningRates(state.step()),
                state.series().checkpointLosses(),
                state.alarms(),
                plan);
    }

    private static CheckpointState.Scale scale(GanState state, String network) {
        LossScale scale = state.trained(network).scale();
        return new CheckpointState.Scale(scale.factor(), scale.goodUpdates());
    }

    private static String lines(LossSeries series) {
        StringBuilder lines = new StringBuilder();
        for (LossSeries.Point point : series.points()) {
            lines.append(new String(Json.bytes(point), StandardCharsets.UTF_8)).append('\n');
        }
        return lines.toString();
    }
}
