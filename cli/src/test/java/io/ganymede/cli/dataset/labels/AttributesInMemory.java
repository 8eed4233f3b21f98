package io.ganymede.cli.dataset.labels;

import io.ganymede.cli.dataset.image.PixelImage;
import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceProblem;
import io.ganymede.common.dataset.LabelSpace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attribute vectors without images; examples are called by their index. */
record AttributesInMemory(LabelSpace labels, List<List<Float>> rows) implements ImageSource {
    @Override
    public int count() {
        return rows.size();
    }

    @Override
    public String name(int example) {
        return Integer.toString(example);
    }

    @Override
    public @Nullable String split(int example) {
        return null;
    }

    @Override
    public int label(int example) {
        return LabelSpace.UNLABELLED;
    }

    @Override
    public void copyAttributes(int example, float[] target) {
        for (int column = 0; column < rows.get(example).size(); column++) {
            target[column] = rows.get(example).get(column);
        }
    }

    @Override
    public PixelImage image(int example) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<SourceProblem> problems() {
        return List.of();
    }

    @Override
    public List<String> notes() {
        return List.of();
    }

    @Override
    public void close() {}
}
