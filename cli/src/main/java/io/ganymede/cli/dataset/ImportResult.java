package io.ganymede.cli.dataset;

import io.ganymede.cli.dataset.source.SourceProblem.Kind;
import io.ganymede.common.dataset.DatasetCatalog;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What came of an import.
 *
 * @param report what was found wrong
 * @param stored the version that holds the images; absent when the import was refused
 * @param isNew whether this import has written it; the newest version may have held the same already
 */
public record ImportResult(ImportReport report, DatasetCatalog.@Nullable Entry stored, boolean isNew) {
    /**
     * The stored version.
     *
     * @throws PlatformException with reason InvalidFile that tells the problems, when the import was refused
     */
    public DatasetCatalog.Entry require() {
        if (stored == null) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "nothing is imported because of " + report.count() + " problem" + (report.count() == 1 ? "" : "s")
                            + (report.count(Kind.NOTHING_LEFT) > 0 ? "" : "; --skip-bad leaves out what is bad")
                            + (report.count(Kind.DUPLICATE) > 0
                                    ? ", of duplicates the training copy; --keep-duplicates keeps them. "
                                    : ". ")
                            + report.describe());
        }
        return stored;
    }
}
