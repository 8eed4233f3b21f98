package io.ganymede.cli.dataset.labels;

import io.ganymede.cli.dataset.image.PixelImage;
import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceProblem;
import io.ganymede.common.dataset.LabelSpace;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A source without the examples that break a group, with derived labels. */
final class DerivedSource implements ImageSource {
    private final ImageSource source;
    private final GroupCheck check;
    private final ClassRule classes;
    private final ColumnPlan plan;
    private final LabelSpace labels;

    DerivedSource(ImageSource source, GroupCheck check, ClassRule classes, ColumnPlan plan) {
        this.source = source;
        this.check = check;
        this.classes = classes;
        this.plan = plan;
        this.labels = new LabelSpace(
                classes.classes(),
                plan.columns().stream().map(ColumnPlan.Column::attribute).toList(),
                plan.groups());
    }

    @Override
    public LabelSpace labels() {
        return labels;
    }

    @Override
    public int count() {
        return check.count();
    }

    @Override
    public String name(int example) {
        return source.name(check.example(example));
    }

    @Override
    public @Nullable String split(int example) {
        return source.split(check.example(example));
    }

    @Override
    public int label(int example) {
        return classes.isOfSource() ? source.label(check.example(example)) : classes.label(sourceAttributes(example));
    }

    @Override
    public void copyAttributes(int example, float[] target) {
        float[] attributes = sourceAttributes(example);
        for (int column = 0; column < plan.columns().size(); column++) {
            target[column] = plan.columns().get(column).value(attributes);
        }
    }

    private float[] sourceAttributes(int example) {
        float[] attributes = new float[source.labels().attributes().size()];
        source.copyAttributes(check.example(example), attributes);
        return attributes;
    }

    @Override
    public PixelImage image(int example) {
        return source.image(check.example(example));
    }

    @Override
    public List<SourceProblem> problems() {
        return Stream.concat(source.problems().stream(), check.problems().stream())
                .toList();
    }

    @Override
    public List<String> notes() {
        return source.notes();
    }

    @Override
    public void close() {
        source.close();
    }
}
