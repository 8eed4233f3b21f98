package io.ganymede.cli.command;

import io.ganymede.common.job.DatasetChoice;
import picocli.CommandLine.ITypeConverter;

/** Reads {@code NAME} or {@code NAME:VERSION}. */
final class DatasetChoiceConverter implements ITypeConverter<DatasetChoice> {
    @Override
    public DatasetChoice convert(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new DatasetChoice(text, null)
                : new DatasetChoice(text.substring(0, colon), text.substring(colon + 1));
    }
}
