package io.ganymede.cli.dataset.file;

import io.ganymede.cli.dataset.image.ImageDecoder;
import io.ganymede.cli.dataset.image.PixelImage;
import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceFindings;
import io.ganymede.cli.dataset.source.SourceOptions;
import io.ganymede.cli.dataset.source.SourceProblem;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Examples that are one image file each. */
final class FileImageSource implements ImageSource {
    private final StoredFiles files;
    private final LabelSpace labels;
    private final FileExamples examples;
    private final List<SourceProblem> problems;
    private final List<String> notes;
    private final ImageDecoder decoder;

    /** The files are closed with the source. */
    FileImageSource(
            StoredFiles files,
            LabelSpace labels,
            FileExamples examples,
            SourceFindings findings,
            SourceOptions options) {
        this.files = files;
        this.labels = labels;
        this.examples = examples;
        this.problems = findings.problems();
        this.notes = findings.notes();
        this.decoder = new ImageDecoder(options.background());
    }

    @Override
    public LabelSpace labels() {
        return labels;
    }

    @Override
    public int count() {
        return examples.count();
    }

    @Override
    public String name(int example) {
        return files.name(examples.file(example));
    }

    @Override
    public @Nullable String split(int example) {
        return examples.split(example);
    }

    @Override
    public int label(int example) {
        return examples.label(example);
    }

    @Override
    public void copyAttributes(int example, float[] target) {
        examples.copyAttributes(example, target);
    }

    @Override
    public PixelImage image(int example) {
        try (InputStream content = files.open(examples.file(example))) {
            return decoder.decode(content);
        } catch (IOException e) {
            throw new PlatformException(Reason.INVALID_FILE, "file cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public List<SourceProblem> problems() {
        return problems;
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public void close() {
        files.close();
    }
}
