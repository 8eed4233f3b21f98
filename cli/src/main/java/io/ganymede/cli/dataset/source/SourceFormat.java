package io.ganymede.cli.dataset.source;

import java.nio.file.Path;
import java.util.Set;

/** A layout of files that images can be imported from. */
public interface SourceFormat {
    /** Name in {@code --format}. */
    String name();

    /** The files that are expected, in one line, for help and messages. */
    String layout();

    /** The options that this format uses, of those in {@link SourceOptions}. */
    Set<SourceOption> options();

    /**
     * Whether a source looks like this format, by names of files and, where they say nothing, by first bytes. A quick look: {@link
     * #open} may still find that it is damaged.
     *
     * @param root an existing directory or file; archives are unpacked before
     */
    boolean recognises(Path root);

    /**
     * Opens a source.
     *
     * @param root a directory or, for formats of single files, a file; archives are unpacked before
     * @return the source; the caller closes it
     * @throws io.ganymede.common.error.PlatformException with reason InvalidFile when there is nothing of this format at all;
     *     what is wrong with single examples is one of the source's problems
     */
    ImageSource open(Path root, SourceOptions options);
}
