package io.ganymede.common.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A tensor of any size, read row by row: row i is {@code [i, ...]}. The content is mapped in pieces of whole rows, because one
 * mapping ends at 2 GiB; a row costs memory only where it is looked at. Rows in order are best taken from the mapping; rows in
 * random order by {@link #readRow}. Thread-safe, read-only.
 */
public final class TensorRows {
    private final DataType type;
    private final List<Long> shape;
    private final int rowBytes;
    private final int rowsPerPiece;
    private final List<ByteBuffer> pieces;
    private final @Nullable Content content;

    /**
     * Rows of a mapping.
     *
     * @param content the same without mapping; when absent, {@link #readRow} takes the mapping too
     */
    TensorRows(
            DataType type,
            List<Long> shape,
            int rowBytes,
            int rowsPerPiece,
            List<ByteBuffer> pieces,
            @Nullable Content content) {
        this.type = type;
        this.shape = List.copyOf(shape);
        this.rowBytes = rowBytes;
        this.rowsPerPiece = rowsPerPiece;
        this.pieces = List.copyOf(pieces);
        this.content = content;
    }

    /** The content of a tensor without its mapping. */
    @FunctionalInterface
    interface Content {
        /** Fills a buffer from a position of the content on. */
        void read(long position, ByteBuffer target);
    }

    public DataType type() {
        return type;
    }

    /** Sizes, outermost first. */
    public List<Long> shape() {
        return shape;
    }

    /** Number of rows. */
    public int count() {
        return Math.toIntExact(shape.get(0));
    }

    /** Size of a row in bytes. */
    public int rowBytes() {
        return rowBytes;
    }

    /** A fresh little-endian view of a row. */
    public ByteBuffer row(int index) {
        return pieces.get(index / rowsPerPiece)
                .slice(index % rowsPerPiece * rowBytes, rowBytes)
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Copies a row into an array, from a position on. */
    public void copyRow(int index, byte[] target, int position) {
        pieces.get(index / rowsPerPiece).get(index % rowsPerPiece * rowBytes, target, position, rowBytes);
    }

    /**
     * Copies a row to the position of a buffer, which moves on. The system is asked for these bytes alone, where a look at the
     * mapping of a row that is not in memory makes it read up to megabytes around it. The file must be open, and an interrupt
     * of the calling thread closes it.
     */
    public void readRow(int index, ByteBuffer target) {
        if (content == null) {
            target.put(row(index));
            return;
        }
        ByteBuffer row = target.slice(target.position(), rowBytes);
        content.read((long) Objects.checkIndex(index, count()) * rowBytes, row);
        target.position(target.position() + rowBytes);
    }

    @Override
    public String toString() {
        return type + " " + shape;
    }
}
