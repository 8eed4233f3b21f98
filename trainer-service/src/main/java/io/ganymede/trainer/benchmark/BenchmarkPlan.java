package io.ganymede.trainer.benchmark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.common.request.TrainingRequests;
import io.ganymede.trainer.network.ImageSpace;
import io.ganymede.trainer.training.GanPlan;
import java.util.List;

/** Plans as a request would give them: the defaults of the platform and what is measured. */
final class BenchmarkPlan {
    private BenchmarkPlan() {}

    /** A GAN of a method and an architecture, otherwise with the defaults of its kind. */
    static GanPlan gan(ImageSpace images, String architecture, String method, int batch, long steps) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("kind", "gan");
        request.putObject("model").put("architecture", architecture);
        request.putObject("training").put("method", method);
        return plan(images, request, batch, steps);
    }

    /** A GAN as a preset has it. */
    static GanPlan preset(ImageSpace images, String preset, int batch, long steps) {
        return plan(images, JsonNodeFactory.instance.objectNode().put("preset", preset), batch, steps);
    }

    private static GanPlan plan(ImageSpace images, ObjectNode request, int batch, long steps) {
        request.put("jobId", "benchmark");
        request.putObject("dataset").put("name", "random");
        request.withObject("/training").put("batchSize", batch).put("steps", steps);
        TrainingSpec spec = TrainingRequests.resolve(request, ignored -> List.of());
        return new GanPlan(images, spec.model(), spec.training());
    }
}
