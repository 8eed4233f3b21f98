package io.ganymede.cli.dataset.source;

import io.ganymede.cli.dataset.image.PixelImage;
import io.ganymede.common.dataset.LabelSpace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The examples of a source, as they are: nothing chosen, split or converted yet. Names, splits and labels are known when the
 * source is open; images are decoded when they are asked for. Examples stand in an order that depends on the content alone,
 * never on the order in which a directory lists its files. What could not be understood is no example but a {@link
 * SourceProblem}. Thread-safe.
 */
public interface ImageSource extends AutoCloseable {
    /** What is known of each example. Groups and ranges are filled in where the format knows them. */
    LabelSpace labels();

    /** Number of examples. */
    int count();

    /** What messages call an example: its file relative to the source, with {@code [index]} where a file holds several. */
    String name(int example);

    /** The split that the source puts an example in, {@code train}, {@code valid} or {@code test}; null when it does not say. */
    @Nullable
    String split(int example);

    /** Class index, or {@link LabelSpace#UNLABELLED}. */
    int label(int example);

    /** Copies the attributes of an example, in column order, to the beginning of an array. */
    void copyAttributes(int example, float[] target);

    /**
     * Decodes an image.
     *
     * @throws io.ganymede.common.error.PlatformException with reason InvalidFile when it is damaged; the message does not
     *     repeat the example's name
     */
    PixelImage image(int example);

    /** What was wrong with files and labels, in a stable order. */
    List<SourceProblem> problems();

    /** Facts about the source worth a line in the import's output, such as a rule that was applied by the file names. */
    List<String> notes();

    /** Closes files; images that were decoded stay valid. */
    @Override
    void close();
}
