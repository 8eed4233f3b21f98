package io.ganymede.trainer.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.common.json.Json;
import io.ganymede.common.request.TrainingRequests;
import io.ganymede.trainer.network.ImageSpace;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Plans made as users make them: from a preset, and what a request changes of it. */
public final class PresetPlans {
    private PresetPlans() {}

    /**
     * The plan of a request.
     *
     * @param changes what {@code ganymede submit --set} takes: {@code training.steps=20}; the value is JSON
     */
    public static GanPlan of(ImageSpace images, String preset, List<String> changes) {
        ObjectNode request =
                (ObjectNode) Json.tree(Map.of("jobId", "toy", "preset", preset, "dataset", Map.of("name", "toy")));
        changes.forEach(change -> change(request, change));
        TrainingSpec spec = TrainingRequests.resolve(request);
        return new GanPlan(images, spec.model(), spec.training());
    }

    private static void change(ObjectNode request, String change) {
        int equals = change.indexOf('=');
        String path = change.substring(0, equals);
        int last = path.lastIndexOf('.');
        request.withObject("/" + path.substring(0, last).replace('.', '/'))
                .set(
                        path.substring(last + 1),
                        Json.parse(path, change.substring(equals + 1).getBytes(StandardCharsets.UTF_8)));
    }
}
