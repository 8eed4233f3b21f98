package io.ganymede.evaluator.image;

import io.ganymede.common.network.Shape;

/** The first images of a source. */
public final class FirstImages implements ImageSource {
    private final ImageSource source;
    private final long most;
    private long read;

    /** @param most number of images, no more than the source has are read */
    public FirstImages(ImageSource source, long most) {
        this.source = source;
        this.most = most;
    }

    @Override
    public Shape imageShape() {
        return source.imageShape();
    }

    @Override
    public long count() {
        return Math.min(most, source.count());
    }

    @Override
    public boolean labelled() {
        return source.labelled();
    }

    @Override
    public int read(PixelBatch batch) {
        if (read >= count()) {
            return 0;
        }
        int rows = (int) Math.min(source.read(batch), count() - read);
        read += rows;
        return rows;
    }
}
