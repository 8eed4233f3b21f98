package io.ganymede.cli.evaluate.side;

import io.ganymede.common.dataset.DatasetManifest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What samples are to an evaluation. */
public enum Side {
    /** What the generated samples are held against. */
    REFERENCE("reference", DatasetManifest.TEST),
    /** What is judged; nothing says which split of a source that would be. */
    GENERATED("generated", null),
    /** What the generator was trained on. */
    TRAINING("training", DatasetManifest.TRAIN);

    private final String word;
    private final @Nullable String defaultSplit;

    Side(String word, @Nullable String defaultSplit) {
        this.word = word;
        this.defaultSplit = defaultSplit;
    }

    /** Name for files and messages. */
    public String word() {
        return word;
    }

    /** The option that names its source. */
    public String option() {
        return "--" + word;
    }

    /** The option that names the format of its source. */
    public String formatOption() {
        return option() + "-format";
    }

    /** The option that names the split of its source. */
    public String splitOption() {
        return option() + "-split";
    }

    /** The split that is meant where a source has several and none is named. */
    public Optional<String> defaultSplit() {
        return Optional.ofNullable(defaultSplit);
    }
}
