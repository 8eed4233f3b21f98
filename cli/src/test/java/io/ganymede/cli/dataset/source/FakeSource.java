package io.ganymede.cli.dataset.source;

import io.ganymede.cli.dataset.image.PixelImage;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Examples that a test adds one by one; image i of value v is 2 x 2 pixels, all of value v. */
public final class FakeSource implements ImageSource {
    private final LabelSpace labels;
    private final List<Example> examples = new ArrayList<>();
    private final List<SourceProblem> problems = new ArrayList<>();

    public FakeSource(LabelSpace labels) {
        this.labels = labels;
    }

    private record Example(
            @Nullable String split,
            int label,
            List<Float> attributes,
            @Nullable PixelImage image) {}

    /** A grey example. */
    public FakeSource add(@Nullable String split, int label, int value, Float... attributes) {
        byte pixel = (byte) value;
        return add(
                split, label, new PixelImage(Shape.of(1, 2, 2), new byte[] {pixel, pixel, pixel, pixel}), attributes);
    }

    /** An example of any image; one without image is damaged. */
    public FakeSource add(@Nullable String split, int label, @Nullable PixelImage image, Float... attributes) {
        examples.add(new Example(split, label, List.of(attributes), image));
        return this;
    }

    /** A number of examples of a class, of values from {@code first} on. */
    public FakeSource addMany(@Nullable String split, int label, int count, int first) {
        for (int i = 0; i < count; i++) {
            add(split, label, first + i);
        }
        return this;
    }

    public FakeSource problem(SourceProblem problem) {
        problems.add(problem);
        return this;
    }

    @Override
    public LabelSpace labels() {
        return labels;
    }

    @Override
    public int count() {
        return examples.size();
    }

    @Override
    public String name(int example) {
        return "fake[" + example + "]";
    }

    @Override
    public @Nullable String split(int example) {
        return examples.get(example).split();
    }

    @Override
    public int label(int example) {
        return examples.get(example).label();
    }

    @Override
    public void copyAttributes(int example, float[] target) {
        List<Float> values = examples.get(example).attributes();
        for (int i = 0; i < values.size(); i++) {
            target[i] = values.get(i);
        }
    }

    @Override
    public PixelImage image(int example) {
        PixelImage image = examples.get(example).image();
        if (image == null) {
            throw new PlatformException(Reason.INVALID_FILE, "is damaged: got rubbish, expected an image");
        }
        return image;
    }

    @Override
    public List<SourceProblem> problems() {
        return List.copyOf(problems);
    }

    @Override
    public List<String> notes() {
        return List.of("a note");
    }

    @Override
    public void close() {}
}
