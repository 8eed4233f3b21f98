package io.ganymede.evaluator.evaluation;

import io.ganymede.evaluator.inference.ClassifierNetwork;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.page.ClosestSamples;
import io.ganymede.evaluator.page.Neighbours;
import io.ganymede.evaluator.page.Picture;
import io.ganymede.evaluator.reference.RealRows;
import io.ganymede.evaluator.similarity.ImageStack;
import io.ganymede.evaluator.survey.SeenRows;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The generated images that are closest to a training image, each beside those nearest to it. */
final class CheckpointNeighbours {
    private final RealRows real;
    private final LinearAlgebra algebra;

    CheckpointNeighbours(EvaluationTools tools) {
        this.real = new RealRows(tools.store(), tools.algebra());
        this.algebra = tools.algebra();
    }

    /** Nothing when it is not known what was seen of each image. */
    Neighbours of(EvaluationTask task, CheckpointImages images, @Nullable SeenRows rows, ClassifierNetwork network) {
        if (rows == null) {
            return Neighbours.NONE;
        }
        Neighbours.Side training = real.of(task.split(task.protocol().trainingSplit()), network);
        RowSet generated = rows.features();
        ClosestSamples closest = ClosestSamples.searched(generated, training.features(), algebra);
        int[] chosen = closest.rows();
        ImageStack pictures = images.images(chosen);
        int[] labels = rows.labels();
        return Neighbours.of(
                "Of %s, those that are closest to one of the %s training images that were searched: copies would be among them."
                        .formatted(closest.among(), training.features().rows()),
                new Neighbours.Side(
                        generated,
                        row -> new Picture(pictures, position(chosen, row)),
                        row -> labels.length == 0
                                ? ""
                                : task.dataset().classes().get(labels[row])),
                chosen,
                training,
                algebra);
    }

    private static int position(int[] chosen, int row) {
        return Arrays.stream(chosen).boxed().toList().indexOf(row);
    }
}
