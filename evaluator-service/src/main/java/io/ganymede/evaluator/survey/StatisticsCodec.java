package io.ganymede.evaluator.survey;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.tensor.SafetensorsFile;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.statistics.Confusion;
import io.ganymede.evaluator.statistics.FeatureStatistics;
import io.ganymede.evaluator.statistics.PredictionStatistics;
import io.ganymede.evaluator.statistics.Spread;
import io.ganymede.evaluator.statistics.Spread.CentredRows;
import io.ganymede.evaluator.statistics.Spread.Scatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Statistics of images as safetensors, to the bit: {@code confusion} I64 [K, K], {@code counts} I64 [K], {@code
 * predictions.{sums, negative-entropies, argmax-counts, counts}} by split, and per class {@code class.<c>.mean} F64 [1, d]
 * with {@code class.<c>.rows} F64 [n, d] or {@code class.<c>.scatter} F64 [d, d]. Of images without labels there is no {@code
 * confusion}, and they stand under class 0.
 */
public final class StatisticsCodec {
    private static final String CONFUSION = "confusion";
    private static final String COUNTS = "counts";
    private static final String SPLIT_SUMS = "predictions.sums";
    private static final String SPLIT_ENTROPIES = "predictions.negative-entropies";
    private static final String SPLIT_ARGMAX = "predictions.argmax-counts";
    private static final String SPLIT_COUNTS = "predictions.counts";

    private StatisticsCodec() {}

    /** The tensors of a file. */
    public static Map<String, Tensor> tensors(ImageStatistics statistics) {
        Map<String, Tensor> tensors = new TreeMap<>();
        if (statistics.labelled()) {
            tensors.put(CONFUSION, longs(statistics.labelConfusion().counts()));
        }
        tensors.put(
                COUNTS,
                vector(statistics.features().stream()
                        .mapToLong(FeatureStatistics::count)
                        .toArray()));
        List<PredictionStatistics> splits = statistics.splits();
        tensors.put(
                SPLIT_SUMS,
                Tensor.ofDoubles(
                        List.of((long) splits.size(), (long) statistics.classes()),
                        splits.stream()
                                .flatMapToDouble(split ->
                                        Arrays.stream(split.probabilitySum().values()))
                                .toArray()));
        tensors.put(
                SPLIT_ENTROPIES,
                Tensor.ofDoubles(
                        List.of((long) splits.size()),
                        splits.stream()
                                .mapToDouble(PredictionStatistics::negativeEntropySum)
                                .toArray()));
        tensors.put(
                SPLIT_ARGMAX,
                longs(splits.stream().map(PredictionStatistics::argmaxCounts).toList()));
        tensors.put(
                SPLIT_COUNTS,
                vector(splits.stream().mapToLong(PredictionStatistics::count).toArray()));
        for (int label = 0; label < statistics.features().size(); label++) {
            putClass(tensors, label, statistics.features().get(label));
        }
        return tensors;
    }

    /** The statistics of a file; InvalidFile or NotFound when it does not hold them. */
    public static ImageStatistics read(String label, SafetensorsFile file) {
        try {
            long[] counts = file.tensor(COUNTS).toLongs();
            return new ImageStatistics(
                    IntStream.range(0, counts.length)
                            .mapToObj(c -> features(file, c, counts[c]))
                            .toList(),
                    splits(file),
                    file.names().contains(CONFUSION) ? new Confusion(rows(file.tensor(CONFUSION))) : null);
        } catch (IllegalStateException | IndexOutOfBoundsException | ArithmeticException e) {
            throw new PlatformException(
                    Reason.INVALID_FILE, "statistics '" + label + "' cannot be read: " + e.getMessage(), e);
        }
    }

    private static void putClass(Map<String, Tensor> tensors, int label, FeatureStatistics features) {
        tensors.put(name(label, "mean"), doubles(features.mean()));
        if (features.spread() instanceof CentredRows centred) {
            tensors.put(name(label, "rows"), doubles(centred.rows()));
        } else if (features.spread() instanceof Scatter scatter) {
            tensors.put(name(label, "scatter"), doubles(scatter.matrix()));
        } else {
            throw new IllegalStateException("unknown form of a spread: " + features.spread());
        }
    }

    private static FeatureStatistics features(SafetensorsFile file, int label, long count) {
        Spread spread = file.names().contains(name(label, "scatter"))
                ? new Scatter(matrix(file.tensor(name(label, "scatter"))))
                : new CentredRows(matrix(file.tensor(name(label, "rows"))));
        return new FeatureStatistics(count, matrix(file.tensor(name(label, "mean"))), spread);
    }

    private static List<PredictionStatistics> splits(SafetensorsFile file) {
        Matrix sums = matrix(file.tensor(SPLIT_SUMS));
        double[] entropies = file.tensor(SPLIT_ENTROPIES).toDoubles();
        List<List<Long>> argmax = rows(file.tensor(SPLIT_ARGMAX));
        long[] counts = file.tensor(SPLIT_COUNTS).toLongs();
        return IntStream.range(0, counts.length)
                .mapToObj(split -> new PredictionStatistics(
                        counts[split],
                        Matrix.row(Arrays.copyOfRange(
                                sums.values(), split * sums.columns(), (split + 1) * sums.columns())),
                        entropies[split],
                        argmax.get(split)))
                .toList();
    }

    private static String name(int label, String part) {
        return "class." + label + "." + part;
    }

    private static Tensor doubles(Matrix matrix) {
        return Tensor.ofDoubles(List.of((long) matrix.rows(), (long) matrix.columns()), matrix.values());
    }

    private static Matrix matrix(Tensor tensor) {
        return new Matrix(
                Math.toIntExact(tensor.shape().get(0)),
                Math.toIntExact(tensor.shape().get(1)),
                tensor.toDoubles());
    }

    private static Tensor vector(long[] values) {
        return Tensor.ofLongs(List.of((long) values.length), values);
    }

    private static Tensor longs(List<List<Long>> rows) {
        return Tensor.ofLongs(
                List.of((long) rows.size(), (long) rows.get(0).size()),
                rows.stream().flatMap(List::stream).mapToLong(Long::longValue).toArray());
    }

    private static List<List<Long>> rows(Tensor tensor) {
        int columns = Math.toIntExact(tensor.shape().get(1));
        long[] values = tensor.toLongs();
        return IntStream.range(0, values.length / columns)
                .mapToObj(row -> LongStream.of(Arrays.copyOfRange(values, row * columns, (row + 1) * columns))
                        .boxed()
                        .toList())
                .toList();
    }
}
