package io.ganymede.evaluator.offline;

import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.OrderedSide;
import io.ganymede.common.naming.NearestName;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.DataType;
import io.ganymede.common.tensor.SafetensorsFile;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.numpy.RandomState;
import io.ganymede.evaluator.similarity.ImageStack;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a side's file holds: either rows, each part in the same order, or the moments alone.
 *
 * @param images uint8
 * @param features {@code [N, d]}, finite
 * @param logits {@code [N, K]}, finite
 * @param labels class of each row, each within the classes of the side; absent when only some rows have one
 * @param moments mean and covariance of features, as other tools keep them
 */
record SideContent(
        @Nullable ImageStack images,
        @Nullable RowSet features,
        @Nullable RowSet logits,
        @Nullable List<Integer> labels,
        @Nullable Moments moments) {
    private static final String IMAGES = "images";
    private static final String FEATURES = "features";
    private static final String LOGITS = "logits";
    private static final String LABELS = "labels";
    private static final Set<String> KNOWN = Set.of(IMAGES, FEATURES, LOGITS, LABELS, Moments.MU, Moments.SIGMA);
    private static final int FEWEST = 2;

    /**
     * Reads a side.
     *
     * @throws PlatformException when the file is none, holds nothing to compare or less than two rows, or its parts do not fit
     *     together
     */
    static SideContent read(OrderedSide side) {
        try (SafetensorsFile file = SafetensorsFile.open(Path.of(side.file()))) {
            return new Reading(side, file.tensors()).content();
        }
    }

    /** At most so many rows, the same of everything, in their order; drawn by {@code RandomState(seed).choice}. */
    SideContent drawn(int most, int seed) {
        int count = rows();
        if (count <= most) {
            return this;
        }
        int[] chosen = new RandomState(seed).choice(count, most);
        Arrays.sort(chosen);
        return new SideContent(
                images == null ? null : images.select(chosen),
                features == null ? null : features.subset(chosen),
                logits == null ? null : logits.subset(chosen),
                labels == null
                        ? null
                        : Arrays.stream(chosen).mapToObj(labels::get).toList(),
                moments);
    }

    private int rows() {
        if (images != null) {
            return images.count();
        }
        RowSet rows = features == null ? logits : features;
        return rows == null ? 0 : rows.rows();
    }

    /** Turns the tensors of a file into its parts. */
    private record Reading(OrderedSide side, Map<String, Tensor> tensors) {
        SideContent content() {
            for (String name : tensors.keySet()) {
                if (!KNOWN.contains(name)) {
                    throw bad("holds more than it should: " + NearestName.unknown("tensor", name, KNOWN));
                }
            }
            SideContent content = new SideContent(images(), rows(FEATURES), rows(LOGITS), labels(), moments());
            requireWhole(content);
            return content;
        }

        private void requireWhole(SideContent content) {
            Map<String, Integer> counts = new TreeMap<>();
            count(
                    counts,
                    IMAGES,
                    content.images() == null ? null : content.images().count());
            count(
                    counts,
                    FEATURES,
                    content.features() == null ? null : content.features().rows());
            count(
                    counts,
                    LOGITS,
                    content.logits() == null ? null : content.logits().rows());
            if (counts.isEmpty() == (content.moments() == null)) {
                throw bad("holds " + tensors.keySet()
                        + ", expected either images, features or logits, or the statistics mu and sigma");
            }
            count(
                    counts,
                    LABELS,
                    content.labels() == null ? null : content.labels().size());
            Collection<Integer> numbers = counts.values();
            if (numbers.stream().distinct().count() > 1) {
                throw bad("has parts that do not fit together: got rows " + counts + ", expected equal numbers");
            }
            if (numbers.stream().anyMatch(number -> number < FEWEST)) {
                throw bad("is too small: got rows " + counts + ", expected at least " + FEWEST);
            }
        }

        private static void count(Map<String, Integer> counts, String name, @Nullable Integer count) {
            if (count != null) {
                counts.put(name, count);
            }
        }

        private @Nullable ImageStack images() {
            Tensor tensor = tensors.get(IMAGES);
            if (tensor == null) {
                return null;
            }
            List<Long> shape = tensor.shape();
            if (tensor.type() != DataType.U8 || shape.size() != 4 || tensor.elements() == 0) {
                throw bad("has images " + tensor + ", expected U8 [N, C, H, W] with at least one image");
            }
            byte[] pixels = new byte[Math.toIntExact(tensor.elements())];
            tensor.bytes().get(pixels);
            return new ImageStack(pixels, Shape.of(size(tensor, 1), size(tensor, 2), size(tensor, 3)));
        }

        private @Nullable RowSet rows(String name) {
            Tensor tensor = tensors.get(name);
            if (tensor == null) {
                return null;
            }
            if (tensor.shape().size() != 2 || tensor.elements() == 0 || !numeric(tensor)) {
                throw bad(
                        "has " + name + " " + tensor + ", expected F32 or F64 [N, d] with at least one row and column");
            }
            RowSet rows = tensor.type() == DataType.F64
                    ? RowSet.of(new Matrix(size(tensor, 0), size(tensor, 1), tensor.toDoubles()))
                    : RowSet.of(tensor.toFloats(), size(tensor, 1));
            return rows.require("'" + side.name() + "' " + name, 1);
        }

        private @Nullable List<Integer> labels() {
            Tensor tensor = tensors.get(LABELS);
            if (tensor == null) {
                return null;
            }
            if (tensor.type() != DataType.I64 || tensor.shape().size() != 1) {
                throw bad("has labels " + tensor + ", expected I64 [N]");
            }
            if (side.classes() == null) {
                throw bad("has labels but the order names no classes for them");
            }
            long[] labels = tensor.toLongs();
            if (Arrays.stream(labels).anyMatch(label -> label == LabelSpace.UNLABELLED)) {
                return null;
            }
            for (int row = 0; row < labels.length; row++) {
                if (labels[row] < 0 || labels[row] >= side.classCount()) {
                    throw bad("has label '%d' at row %d, which is out of range: expected [0, %d), classes %s"
                            .formatted(labels[row], row, side.classCount(), side.classes()));
                }
            }
            return Arrays.stream(labels).mapToObj(Math::toIntExact).toList();
        }

        private @Nullable Moments moments() {
            Tensor mu = tensors.get(Moments.MU);
            Tensor sigma = tensors.get(Moments.SIGMA);
            if (mu == null && sigma == null) {
                return null;
            }
            if (mu == null || sigma == null) {
                throw bad("holds " + tensors.keySet() + ", expected mu and sigma together");
            }
            long d = mu.elements();
            if (d < 1 || !sigma.shape().equals(List.of(d, d)) || !numeric(mu) || !numeric(sigma)) {
                throw bad("has mu " + mu + " and sigma " + sigma + ", expected F32 or F64 [d] and [d, d]");
            }
            int columns = Math.toIntExact(d);
            return Moments.of(side.name(), Matrix.row(doubles(mu)), new Matrix(columns, columns, doubles(sigma)));
        }

        private PlatformException bad(String problem) {
            return new PlatformException(Reason.INVALID_ARGUMENT, "'" + side.name() + "' " + problem);
        }

        private static boolean numeric(Tensor tensor) {
            return tensor.type() == DataType.F64 || tensor.type() == DataType.F32;
        }

        private static double[] doubles(Tensor tensor) {
            if (tensor.type() == DataType.F64) {
                return tensor.toDoubles();
            }
            float[] single = tensor.toFloats();
            return IntStream.range(0, single.length).mapToDouble(i -> single[i]).toArray();
        }

        private static int size(Tensor tensor, int axis) {
            return Math.toIntExact(Objects.requireNonNull(tensor.shape().get(axis)));
        }
    }
}
