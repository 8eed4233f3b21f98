package io.ganymede.cli.dataset.source;

/** Options of the import that only some formats use. */
public enum SourceOption {
    CLASSES("--classes"),
    LABELS("--labels"),
    ATTRIBUTES("--attributes"),
    IMAGES("--images"),
    SPLIT_FILE("--split-file"),
    TRANSPOSE("--transpose"),
    LAYOUT("--layout"),
    VALUE_RANGE("--value-range"),
    BACKGROUND("--background");

    private final String flag;

    SourceOption(String flag) {
        this.flag = flag;
    }

    /** As it is typed. */
    public String flag() {
        return flag;
    }
}
