package io.ganymede.evaluator.offline;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.DataType;
import io.ganymede.common.tensor.SafetensorsFile;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.similarity.ImageStack;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a side's file holds; every part may be absent.
 *
 * @param images uint8
 * @param features {@code [N, d]}
 * @param logits {@code [N, K]}
 * @param labels class of each row
 * @param moments mean and covariance of features, as other tools keep them
 */
record SideContent(
        @Nullable ImageStack images,
        @Nullable RowSet features,
        @Nullable RowSet logits,
        @Nullable List<Integer> labels,
        @Nullable Moments moments) {
    private static final Set<String> KNOWN = Set.of("images", "features", "logits", "labels", "mu", "sigma");

    /**
     * Mean {@code [1, d]} and covariance {@code [d, d]}.
     */
    record Moments(Matrix mean, Matrix covariance) {}

    static SideContent read(EvaluationOrder.Side side) {
        try (SafetensorsFile file = SafetensorsFile.open(Path.of(side.file()))) {
            Map<String, Tensor> tensors = file.tensors();
            for (String name : tensors.keySet()) {
                if (!KNOWN.contains(name)) {
                    throw bad(side, "'" + name + "' is unknown; known: " + KNOWN.stream().sorted().toList());
                }
            }
            SideContent content = new SideContent(
                    tensors.containsKey("images") ? images(side, required(tensors, "images")) : null,
                    tensors.containsKey("features") ? rows(side, "features", required(tensors, "features")) : null,
                    tensors.containsKey("logits") ? rows(side, "logits", required(tensors, "logits")) : null,
                    tensors.containsKey("labels") && side.classes() != null
                            ? labels(required(tensors, "labels"))
                            : null,
                    tensors.containsKey("mu") && tensors.containsKey("sigma")
                            ? moments(side, required(tensors, "mu"), required(tensors, "sigma"))
                            : null);
            if (content.images() == null
                    && content.features() == null
                    && content.logits() == null
                    && content.moments() == null) {
                throw bad(side, "holds neither images nor features nor statistics");
            }
            return content;
        }
    }

    /** The first rows of everything that has rows. */
    SideContent first(int most) {
        return new SideContent(
                images == null || images.count() <= most ? images : images.select(upTo(most)),
                features == null || features.rows() <= most ? features : features.subset(upTo(most)),
                logits == null || logits.rows() <= most ? logits : logits.subset(upTo(most)),
                labels == null || labels.size() <= most ? labels : labels.subList(0, most),
                moments);
    }

    private static int[] upTo(int rows) {
        int[] all = new int[rows];
        Arrays.setAll(all, i -> i);
        return all;
    }

    private static Tensor required(Map<String, Tensor> tensors, String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalStateException("no tensor '" + name + "'");
        }
        return tensor;
    }

    private static ImageStack images(EvaluationOrder.Side side, Tensor tensor) {
        List<Long> shape = tensor.shape();
        if (tensor.type() != DataType.U8 || shape.size() != 4 || shape.get(0) < 1) {
            throw bad(side, "'images' are " + tensor + ", expected uint8 [N, C, H, W] with at least one image");
        }
        byte[] pixels = new byte[Math.toIntExact(tensor.elements())];
        tensor.bytes().get(pixels);
        return new ImageStack(
                pixels,
                Shape.of(
                        Math.toIntExact(shape.get(1)),
                        Math.toIntExact(shape.get(2)),
                        Math.toIntExact(shape.get(3))));
    }

    private static RowSet rows(EvaluationOrder.Side side, String name, Tensor tensor) {
        List<Long> shape = tensor.shape();
        if (shape.size() != 2 || shape.get(0) < 1 || shape.get(1) < 1) {
            throw bad(side, "'" + name + "' are " + tensor + ", expected a matrix with at least one row and column");
        }
        int columns = Math.toIntExact(shape.get(1));
        return tensor.type() == DataType.F64
                ? RowSet.of(new Matrix(Math.toIntExact(shape.get(0)), columns, tensor.toDoubles()))
                : RowSet.of(tensor.toFloats(), columns);
    }

    private static List<Integer> labels(Tensor tensor) {
        return Arrays.stream(tensor.toLongs()).mapToObj(Math::toIntExact).toList();
    }

    private static Moments moments(EvaluationOrder.Side side, Tensor mu, Tensor sigma) {
        int d = Math.toIntExact(mu.elements());
        if (d < 1 || !sigma.shape().equals(List.of((long) d, (long) d))) {
            throw bad(side, "'sigma' is " + sigma + ", expected [" + d + ", " + d + "] as 'mu' has " + d + " numbers");
        }
        return new Moments(Matrix.row(mu.toDoubles()), new Matrix(d, d, sigma.toDoubles()));
    }

    private static PlatformException bad(EvaluationOrder.Side side, String problem) {
        return new PlatformException(Reason.INVALID_ARGUMENT, "'" + side.name() + "' " + problem);
    }
}
