package io.ganymede.cli.evaluate.side;

import io.ganymede.cli.dataset.archive.LocalSource;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.tensor.DataType;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.common.tensor.TensorFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A side of numbers that a network gave for samples: {@code features} [N, d] and {@code logits} [N, K], F32 or F64, {@code labels}
 * I64 [N]; of the reference perhaps only the statistics {@code mu} [d] and {@code sigma} [d, d], F64.
 */
public final class MatrixSide implements OpenSide {
    private static final int FEWEST = 2;
    private static final int BUFFER_BYTES = 1 << 20;

    private final SideRequest request;
    private final LocalSource files;
    private final Map<String, NumberRows> samples;
    private final Map<String, NumberRows> statistics;
    private final SampleLabels labels;
    private final List<String> notes;

    /**
     * Takes what a file holds.
     *
     * @param files where the source is, closed with the side
     * @throws PlatformException with reason InvalidFile when the arrays do not fit each other, or are not enough
     */
    MatrixSide(SideRequest request, LocalSource files, MatrixFile content) {
        this.request = request;
        this.files = files;
        this.samples = new TreeMap<>(content.arrays());
        samples.keySet().retainAll(List.of(MatrixFile.FEATURES, MatrixFile.LOGITS));
        this.statistics = new TreeMap<>(content.arrays());
        statistics.keySet().removeAll(samples.keySet());
        this.notes = new ArrayList<>();
        samples.values().forEach(NumberRows::requireMatrix);
        if (samples.isEmpty()) {
            requireStatistics();
        } else if (!statistics.isEmpty()) {
            notes.add("passed over " + statistics.keySet() + ", since there are " + samples.keySet());
            statistics.clear();
        }
        requireSamples();
        this.labels = content.labels()
                .filter(present -> count() > 0)
                .map(present -> present.read(count()))
                .orElse(SampleLabels.NONE);
        if (!content.unused().isEmpty()) {
            notes.add("arrays that are not used: " + content.unused());
        }
    }

    @Override
    public SideRequest request() {
        return request;
    }

    @Override
    public int count() {
        return samples.values().stream().findFirst().map(NumberRows::count).orElse(0);
    }

    @Override
    public SampleLabels labels() {
        return labels;
    }

    @Override
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * Numbers a sample has of a kind, or the statistics are of.
     *
     * @param kind {@code features} or {@code logits}
     * @return 0 when there are none
     */
    public int columns(String kind) {
        NumberRows own = samples.get(kind);
        NumberRows rows = own == null && kind.equals(MatrixFile.FEATURES) ? statistics.get(MatrixFile.SIGMA) : own;
        return rows == null ? 0 : rows.columns();
    }

    /**
     * Writes the side's file.
     *
     * @param agreed the labels that the file gets
     * @throws PlatformException with reason InvalidFile for a number that is not finite
     */
    public Path write(Path folder, SampleLabels agreed) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, TensorFile> contents = new LinkedHashMap<>();
        samples.forEach((name, rows) -> contents.put(name, content(folder, name, rows)));
        statistics.forEach((name, rows) -> tensors.put(name, statistic(name, rows)));
        if (!agreed.isEmpty()) {
            tensors.put(MatrixFile.LABELS, Tensor.ofLongs(List.of((long) count()), agreed.toLongs()));
        }
        Path file = folder.resolve(request.side().word() + ".safetensors");
        SafetensorsWriter.write(file, tensors, contents, Map.of());
        contents.values().forEach(content -> delete(content.content()));
        return file;
    }

    @Override
    public void close() {
        files.close();
    }

    private void requireStatistics() {
        if (request.side() != Side.REFERENCE) {
            throw invalid("has statistics only: got " + statistics.keySet()
                    + ", expected features or logits; statistics can stand for the reference alone");
        }
        NumberRows mu = statistics.get(MatrixFile.MU);
        NumberRows sigma = statistics.get(MatrixFile.SIGMA);
        if (mu == null || sigma == null) {
            throw invalid("has half of the statistics: got " + statistics.keySet() + ", expected mu and sigma");
        }
        long size = sigma.shape().isEmpty() ? 0 : sigma.shape().get(0);
        boolean isVector = mu.shape().equals(List.of(size)) || mu.shape().equals(List.of(1L, size));
        if (size == 0 || !sigma.shape().equals(List.of(size, size)) || !isVector) {
            throw invalid("has statistics that do not fit: got mu " + mu.shape() + " and sigma " + sigma.shape()
                    + ", expected [d] and [d, d]");
        }
    }

    private void requireSamples() {
        List<List<Long>> shapes =
                samples.values().stream().map(NumberRows::shape).toList();
        if (samples.values().stream().map(NumberRows::count).distinct().count() > 1) {
            throw invalid("has features and logits of different numbers of samples: got " + shapes);
        }
        if (!samples.isEmpty() && count() < FEWEST) {
            throw invalid("has too few samples: got " + count() + ", expected at least " + FEWEST);
        }
    }

    private TensorFile content(Path folder, String name, NumberRows rows) {
        Path file = folder.resolve(request.side().word() + "." + name);
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(rows.type().bytes(), rows.columns()))
                .order(ByteOrder.LITTLE_ENDIAN);
        double[] row = new double[rows.columns()];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
            for (int i = 0; i < rows.count(); i++) {
                copyRow(rows, i, row);
                bytes.clear();
                for (double number : row) {
                    if (rows.type() == DataType.F32) {
                        bytes.putFloat((float) number);
                    } else {
                        bytes.putDouble(number);
                    }
                }
                out.write(bytes.array());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + name + " to '" + folder + "' failed", e);
        }
        return new TensorFile(rows.type(), rows.shape(), file);
    }

    /** Says whose number is damaged. */
    private void copyRow(NumberRows rows, int index, double[] target) {
        try {
            rows.copyRow(index, target);
        } catch (PlatformException e) {
            throw new PlatformException(e.reason(), request.label() + ": " + e.getMessage(), e);
        }
    }

    private static Tensor statistic(String name, NumberRows rows) {
        boolean isMean = name.equals(MatrixFile.MU);
        double[] all = rows.toDoubles();
        return Tensor.ofDoubles(isMean ? List.of((long) all.length) : rows.shape(), all);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("scratch file '" + file + "' cannot be deleted", e);
        }
    }

    private PlatformException invalid(String problem) {
        return new PlatformException(Reason.INVALID_FILE, request.label() + " " + problem);
    }
}
