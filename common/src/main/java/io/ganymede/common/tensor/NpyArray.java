package io.ganymede.common.tensor;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * An array in NumPy's format ({@code .npy}), versions 1 to 3, of numbers or truth values in either byte order. Pickled objects
 * and structured types are refused. The content is mapped and costs memory only where it is looked at. Immutable, thread-safe;
 * nothing needs to be closed.
 */
public final class NpyArray {
    private final String label;
    private final NpyHeader header;
    private final TensorRows rows;

    private NpyArray(String label, NpyHeader header, TensorRows rows) {
        this.label = label;
        this.header = header;
        this.rows = rows;
    }

    /**
     * Maps a {@code .npy} file.
     *
     * @throws PlatformException with reason InvalidFile when it breaks a rule of the format or holds something else than
     *     numbers, NotFound when it is absent
     */
    public static NpyArray read(Path file) {
        String label = "array '" + file.getFileName() + "'";
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            NpyHeader header = NpyHeader.read(label, Channels.newInputStream(channel));
            return new NpyArray(
                    label,
                    header,
                    Records.mapped(label, channel, channel.position(), count(header), rowBytes(label, header)));
        } catch (NoSuchFileException e) {
            throw new PlatformException(Reason.NOT_FOUND, label + " does not exist", e);
        } catch (IOException e) {
            throw new UncheckedIOException(label + " cannot be read", e);
        }
    }

    /** Takes an array from a stream that ends with it. */
    static NpyArray read(String label, InputStream content) throws IOException {
        NpyHeader header = NpyHeader.read(label, content);
        return new NpyArray(label, header, Records.spooled(label, content, count(header), rowBytes(label, header)));
    }

    public NpyType type() {
        return header.type();
    }

    /** Sizes, outermost first; empty for a scalar. */
    public List<Long> shape() {
        return header.shape();
    }

    /** Size of the first axis; 1 for a scalar. */
    public int count() {
        return Math.toIntExact(count(header));
    }

    /** Elements of all axes but the first. */
    public int rowElements() {
        return rows.rowBytes() / type().bytes();
    }

    /**
     * Copies a row {@code [index, ...]} as numbers, exact but for 64-bit integers beyond 2^53, to the beginning of an array.
     *
     * @throws PlatformException with reason InvalidFile when the array is in Fortran order
     */
    public void copyRow(int index, double[] target) {
        requireRowMajor();
        readRow(index, target, 0);
    }

    /**
     * Copies a row of a U8 array to the beginning of an array.
     *
     * @throws PlatformException with reason InvalidFile when the array is in Fortran order
     */
    public void copyBytes(int index, byte[] target) {
        if (type() != NpyType.U8) {
            throw new IllegalStateException(this + " is not " + NpyType.U8);
        }
        requireRowMajor();
        rows.copyRow(index, target, 0);
    }

    /**
     * All elements, row-major whatever the order at rest; exact but for 64-bit integers beyond 2^53.
     *
     * @throws PlatformException with reason InvalidFile when there are more than 2^31 - 1
     */
    public double[] toDoubles() {
        long elements = (long) count() * rowElements();
        if (elements > Integer.MAX_VALUE - 8) {
            throw NpyHeader.invalid(label, "is too large to be held in memory: got " + elements + " elements");
        }
        double[] stored = new double[(int) elements];
        for (int row = 0; row < count(); row++) {
            readRow(row, stored, row * rowElements());
        }
        return isRowMajor() ? stored : rowMajor(stored);
    }

    /** @throws PlatformException with reason InvalidFile when the array is in Fortran order */
    public void requireRowMajor() {
        if (!isRowMajor()) {
            throw NpyHeader.invalid(
                    label, "is in Fortran order: expected C order; save it with numpy.ascontiguousarray");
        }
    }

    @Override
    public String toString() {
        return label + " " + type().code() + " " + shape();
    }

    private boolean isRowMajor() {
        return !header.fortran() || shape().size() < 2;
    }

    private void readRow(int index, double[] target, int position) {
        ByteBuffer row = rows.row(index).order(header.order());
        for (int i = 0; i < rowElements(); i++) {
            target[position + i] = type().value(row, i * type().bytes());
        }
    }

    /** Element (i0, i1, ...) is stored at i0 + n0 (i1 + n1 (i2 + ...)). */
    private double[] rowMajor(double[] stored) {
        List<Long> shape = shape();
        double[] values = new double[stored.length];
        int[] place = new int[shape.size()];
        for (int i = 0; i < values.length; i++) {
            int at = 0;
            for (int axis = place.length - 1; axis >= 0; axis--) {
                at = Math.toIntExact(at * shape.get(axis)) + place[axis];
            }
            values[i] = stored[at];
            for (int axis = place.length - 1; axis >= 0 && ++place[axis] == shape.get(axis); axis--) {
                place[axis] = 0;
            }
        }
        return values;
    }

    private static long count(NpyHeader header) {
        return header.shape().isEmpty() ? 1 : header.shape().get(0);
    }

    private static long rowBytes(String label, NpyHeader header) {
        try {
            return header.shape().stream().skip(1).reduce((long) header.type().bytes(), Math::multiplyExact);
        } catch (ArithmeticException e) {
            throw new PlatformException(
                    Reason.INVALID_FILE, label + " has shape " + header.shape() + ", whose size overflows", e);
        }
    }
}
