package io.ganymede.trainer.condition;

import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.trainer.condition.BandwidthReport.Search;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Attribute vectors drawn from a Gaussian kernel density of the training images' vectors: {@code y = y_i + sigma e}, i uniform
 * over the images, e standard normal. New vectors near real ones keep a generator from learning one image for each vector by
 * heart. Source: Gauthier 2014, "Conditional generative adversarial nets for convolutional face generation"; the
 * bandwidth sigma by {@link BandwidthSearch}, or fixed (the released code: 1).
 *
 * <p>Deviation: a binary attribute keeps the value of image i, and the bandwidth is found among the real columns alone. The paper's
 * attributes are all real; a noisy 0 or 1 would be a value that no image has.
 */
final class KernelDensity implements ConditionSource {
    private static final String NAME = "kernel-density";
    private static final String CROSS_VALIDATED = "cross-validated";
    private static final int MOST_ROWS = 1_000_000;
    private static final double LEAST_SIGMA = 1e-6;
    private static final double MOST_SIGMA = 1e6;

    private static final Option BANDWIDTH = Option.choice(
            "bandwidth",
            List.of(CROSS_VALIDATED, "fixed"),
            "where the bandwidth comes from: held-out images, or fixedBandwidth");
    private static final Option FIXED_BANDWIDTH = Option.number(
            "fixedBandwidth", 1, LEAST_SIGMA, MOST_SIGMA, "bandwidth when it is fixed, in the attributes' unit");
    private static final Option GRID_LEAST =
            Option.number("gridLeast", 1e-2, LEAST_SIGMA, MOST_SIGMA, "smallest bandwidth that is tried");
    private static final Option GRID_MOST =
            Option.number("gridMost", 1e1, LEAST_SIGMA, MOST_SIGMA, "largest bandwidth that is tried");
    private static final Option GRID_SIZE =
            Option.whole("gridSize", 20, 2, 200, "bandwidths that are tried, at equal ratios");
    private static final Option FOLDS = Option.whole("folds", 5, 2, 100, "parts of the cross-validation");
    private static final Option ROW_LIMIT = Option.whole(
            "rowLimit",
            5000,
            2,
            MOST_ROWS,
            "images that take part in the cross-validation at most; its time grows with the square");
    private static final Option CLIP = Option.flag(
            "clip", false, "whether an attribute beyond all training images takes the nearest value that one has");

    static final ConditionSourceType TYPE = new ConditionSourceType(
            NAME,
            ConditionKind.ATTRIBUTES,
            List.of(BANDWIDTH, FIXED_BANDWIDTH, GRID_LEAST, GRID_MOST, GRID_SIZE, FOLDS, ROW_LIMIT, CLIP),
            (rows, options, seed) -> of(AttributeTable.of(NAME, rows), options, seed));

    private final AttributeTable table;
    private final BandwidthReport bandwidth;
    private final int[] smoothed;
    private final double[] lowest;
    private final double[] highest;

    private KernelDensity(AttributeTable table, BandwidthReport bandwidth, boolean clip) {
        this.table = table;
        this.bandwidth = bandwidth;
        this.smoothed = table.realColumns();
        this.lowest = new double[smoothed.length];
        this.highest = new double[smoothed.length];
        Arrays.fill(lowest, Double.NEGATIVE_INFINITY);
        Arrays.fill(highest, Double.POSITIVE_INFINITY);
        if (clip) {
            observeRange();
        }
    }

    private void observeRange() {
        double[][] rows = table.values(smoothed);
        for (int i = 0; i < smoothed.length; i++) {
            int column = i;
            DoubleSummaryStatistics range =
                    Arrays.stream(rows).mapToDouble(row -> row[column]).summaryStatistics();
            lowest[i] = range.getMin();
            highest[i] = range.getMax();
        }
    }

    private static KernelDensity of(AttributeTable table, Options options, long seed) {
        int[] columns = table.realColumns();
        if (columns.length == 0) {
            throw new PlatformException(
                    Reason.DATASET_UNAVAILABLE,
                    "conditions '" + NAME + "' need an attribute with real values: all " + table.columns()
                            + " are binary; draw 'joint' or 'independent'");
        }
        List<String> names = IntStream.of(columns)
                .mapToObj(column -> table.attributes().get(column).name())
                .toList();
        BandwidthReport bandwidth;
        if (options.choice(BANDWIDTH).equals(CROSS_VALIDATED)) {
            Search search = search(options).over(table.values(columns), seed);
            bandwidth = new BandwidthReport(search.best().sigma(), names, search);
        } else {
            bandwidth = new BandwidthReport(options.number(FIXED_BANDWIDTH), names, null);
        }
        return new KernelDensity(table, bandwidth, options.flag(CLIP));
    }

    private static BandwidthSearch search(Options options) {
        return new BandwidthSearch(
                options.number(GRID_LEAST),
                options.number(GRID_MOST),
                options.whole(GRID_SIZE),
                options.whole(FOLDS),
                options.whole(ROW_LIMIT));
    }

    @Override
    public float[] draw(PhiloxStream stream, int count) {
        float[] y = new float[count * table.columns()];
        float[] e = new float[smoothed.length];
        for (int row = 0; row < count; row++) {
            int start = row * table.columns();
            table.copy(stream.nextInt(table.rows()), y, start);
            stream.normal(e);
            for (int i = 0; i < e.length; i++) {
                double value = y[start + smoothed[i]] + bandwidth.sigma() * e[i];
                y[start + smoothed[i]] = (float) Math.max(lowest[i], Math.min(highest[i], value));
            }
        }
        return y;
    }

    @Override
    public Optional<ConditionReport> report() {
        Search search = bandwidth.search();
        return Optional.of(
                new ConditionReport(NAME, List.of(), bandwidth, search == null ? List.of() : search.warnings()));
    }
}
