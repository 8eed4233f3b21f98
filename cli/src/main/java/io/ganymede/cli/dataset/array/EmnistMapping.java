package io.ganymede.cli.dataset.array;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The mapping file of EMNIST: on each line a label and the code points of the characters that have it, labels in rising order
 * without a gap. A class is called by its characters, such as {@code Aa}.
 *
 * @param firstLabel label of the first class, 0 or 1
 * @param classes names in label order
 */
record EmnistMapping(long firstLabel, List<String> classes) {
    private static final Pattern LINE = Pattern.compile("\\d{1,5}( \\d{1,6})+");

    EmnistMapping {
        classes = List.copyOf(classes);
    }

    /**
     * Reads a file.
     *
     * @throws PlatformException with reason InvalidFile when a line is something else
     */
    static EmnistMapping read(Path file) {
        try {
            List<String> classes = new ArrayList<>();
            long first = 0;
            // Latin-1, because every file can be read as that and only digits are accepted.
            for (String text : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                String line = text.strip().replaceAll("\\s+", " ");
                if (line.isEmpty()) {
                    continue;
                }
                if (!LINE.matcher(line).matches()) {
                    throw invalid(file, "has a line '" + line + "': expected a label and code points");
                }
                String[] numbers = line.split(" ");
                long label = Long.parseLong(numbers[0]);
                first = classes.isEmpty() ? label : first;
                if (label != first + classes.size()) {
                    throw invalid(file, "has label " + label + ": expected " + (first + classes.size()));
                }
                classes.add(name(file, numbers));
            }
            if (classes.isEmpty()) {
                throw invalid(file, "is empty: expected a label and code points on each line");
            }
            return new EmnistMapping(first, classes);
        } catch (IOException e) {
            throw new UncheckedIOException("file '" + file + "' cannot be read", e);
        }
    }

    private static String name(Path file, String... numbers) {
        StringBuilder name = new StringBuilder();
        for (int i = 1; i < numbers.length; i++) {
            int character = Integer.parseInt(numbers[i]);
            if (!Character.isValidCodePoint(character) || Character.isISOControl(character)) {
                throw invalid(file, "has a code point " + character + ": expected one of a character");
            }
            name.appendCodePoint(character);
        }
        return name.toString();
    }

    private static PlatformException invalid(Path file, String problem) {
        return new PlatformException(Reason.INVALID_FILE, "mapping '" + file.getFileName() + "' " + problem);
    }
}
