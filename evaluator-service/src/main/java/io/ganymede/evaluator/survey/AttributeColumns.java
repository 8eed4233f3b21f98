package io.ganymede.evaluator.survey;

/** Images whose attributes have a value above one half in some column; an unknown one, NaN, is not. Not thread-safe. */
public final class AttributeColumns implements ImageGroups {
    private final int[] columns;
    private final float[] values;
    private final Source source;
    private long read = -1;

    /** Where attributes stand. */
    @FunctionalInterface
    public interface Source {
        /** Copies the attributes of an image, in column order, to the beginning of an array. */
        void copy(long image, float[] target);
    }

    /**
     * Groups of images.
     *
     * @param columns group g is of column {@code columns[g]}
     * @param size number of columns of the source
     */
    public AttributeColumns(int[] columns, int size, Source source) {
        this.columns = columns.clone();
        this.values = new float[size];
        this.source = source;
    }

    @Override
    public int count() {
        return columns.length;
    }

    @Override
    public boolean holds(long image, int group) {
        if (image != read) {
            source.copy(image, values);
            read = image;
        }
        return values[columns[group]] > 0.5f;
    }
}
