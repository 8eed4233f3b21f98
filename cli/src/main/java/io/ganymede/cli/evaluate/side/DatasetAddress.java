package io.ganymede.cli.evaluate.side;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A data set of the platform: {@code dataset:NAME[:VERSION][/SPLIT]}.
 *
 * @param version the newest when absent
 * @param split the side's default when absent
 */
public record DatasetAddress(
        String name, @Nullable String version, @Nullable String split) {
    private static final String SCHEME = "dataset:";
    private static final Pattern FORM =
            Pattern.compile("dataset:(?<name>[^:/]+)(?::(?<version>[^:/]+))?(?:/(?<split>[^:/]+))?");

    /**
     * Reads an address; empty when the text does not begin as one.
     *
     * @throws PlatformException with reason InvalidArgument when it begins so, but goes on otherwise
     */
    public static Optional<DatasetAddress> parse(String text) {
        if (!text.startsWith(SCHEME)) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "data set '" + text + "' cannot be read: expected dataset:NAME[:VERSION][/SPLIT], such as"
                            + " dataset:fashion:1/test");
        }
        return Optional.of(new DatasetAddress(matcher.group("name"), matcher.group("version"), matcher.group("split")));
    }
}
