package io.ganymede.cli.dataset;

import io.ganymede.cli.dataset.image.ImagePreparation;
import io.ganymede.cli.dataset.selection.SelectionOptions;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a source becomes a data set.
 *
 * @param format name of the source's format
 * @param selection which examples
 * @param preparation what happens to each image
 * @param skipBad whether bad examples are left out instead of stopping the import
 * @param keepDuplicates whether images that two splits share are kept
 * @param licence licence of the images
 * @param source where they come from
 * @param record the choices that shaped the result, by option, for the manifest
 */
public record ImportOptions(
        String format,
        SelectionOptions selection,
        ImagePreparation preparation,
        boolean skipBad,
        boolean keepDuplicates,
        String licence,
        String source,
        Map<String, String> record) {
    public ImportOptions {
        record = Collections.unmodifiableMap(new TreeMap<>(record));
    }

    /** The same with another word on where the images come from. */
    public ImportOptions withSource(String origin) {
        return new ImportOptions(format, selection, preparation, skipBad, keepDuplicates, licence, origin, record);
    }
}
