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
    static GanPlan gan(ImageSpace images, String architecture, String method, long steps) {
        ObjectNode request =
                JsonNodeFactory.instance.objectNode().put("jobId", "benchmark").put("kind", "gan");
        request.putObject("dataset").put("name", "random");
        request.putObject("model").put("architecture", architecture);
        request.putObject("training").put("method", method).put("steps", steps);
        TrainingSpec spec = TrainingRequests.resolve(request, ignored -> List.of());
        return new GanPlan(images, spec.model(), spec.training());
    }
}
