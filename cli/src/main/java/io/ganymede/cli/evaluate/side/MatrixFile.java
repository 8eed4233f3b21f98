package io.ganymede.cli.evaluate.side;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.tensor.NpyArray;
import io.ganymede.common.tensor.NpzFile;
import io.ganymede.common.tensor.SafetensorsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A file of matrices that another tool has computed: {@code .npy} with the features, or {@code .npz} or {@code .safetensors} with
 * arrays called {@code features} (or {@code pool_3}), {@code logits}, {@code labels}, {@code mu} and {@code sigma}.
 *
 * @param arrays by the first of those names
 * @param labels of the samples, with their number; absent when there are none
 * @param unused names of other arrays
 */
record MatrixFile(Map<String, NumberRows> arrays, Optional<Labels> labels, List<String> unused) {
    static final String FEATURES = "features";
    static final String LOGITS = "logits";
    static final String LABELS = "labels";
    static final String MU = "mu";
    static final String SIGMA = "sigma";

    private static final Map<String, String> ROLES =
            Map.of(FEATURES, FEATURES, "pool_3", FEATURES, LOGITS, LOGITS, LABELS, LABELS, MU, MU, SIGMA, SIGMA);

    /** Labels of a number of samples. */
    @FunctionalInterface
    interface Labels {
        SampleLabels read(int samples);
    }

    MatrixFile {
        arrays = Map.copyOf(arrays);
        unused = List.copyOf(unused);
    }

    /**
     * Opens a file.
     *
     * @return empty when the file is of another kind, or holds none of these arrays
     * @throws PlatformException with reason InvalidFile when it is damaged
     */
    static Optional<MatrixFile> open(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        if (name.endsWith(".npy")) {
            NpyArray array = NpyArray.read(file);
            return array.shape().size() == 2
                    ? Optional.of(new MatrixFile(
                            Map.of(FEATURES, NumberRows.of(FEATURES, array)), Optional.empty(), List.of()))
                    : Optional.empty();
        }
        if (name.endsWith(".npz")) {
            return npz(file);
        }
        return name.endsWith(".safetensors") ? safetensors(file) : Optional.empty();
    }

    private static Optional<MatrixFile> npz(Path path) {
        try (NpzFile file = NpzFile.open(path)) { // what was read stays valid
            Found found = Found.of(file.names());
            if (!found.isAny()) {
                return Optional.empty();
            }
            Map<String, NumberRows> arrays = found.arrays(name -> NumberRows.of(name, file.array(name)));
            Optional<NpyArray> labels =
                    Optional.ofNullable(found.names.get(LABELS)).map(file::array);
            return Optional.of(new MatrixFile(
                    arrays, labels.map(array -> samples -> SampleLabels.of(LABELS, array, samples)), found.unused));
        }
    }

    private static Optional<MatrixFile> safetensors(Path path) {
        try (SafetensorsFile file = SafetensorsFile.open(path)) { // what was read stays valid
            Found found = Found.of(file.names());
            if (!found.isAny()) {
                return Optional.empty();
            }
            Map<String, NumberRows> arrays = found.arrays(name -> NumberRows.of(name, file.rows(name)));
            Optional<long[]> labels = Optional.ofNullable(found.names.get(LABELS))
                    .map(name -> file.tensor(name).toLongs());
            return Optional.of(new MatrixFile(
                    arrays,
                    labels.map(numbers -> samples -> {
                        if (numbers.length != samples) {
                            throw new PlatformException(
                                    Reason.INVALID_FILE,
                                    "labels do not fit the samples: got " + numbers.length + ", expected " + samples);
                        }
                        return SampleLabels.numbered(LABELS, numbers);
                    }),
                    found.unused));
        }
    }

    /** The arrays of a file by their roles. */
    private static final class Found {
        private final Map<String, String> names = new TreeMap<>();
        private final List<String> unused = new ArrayList<>();

        static Found of(List<String> all) {
            Found found = new Found();
            for (String name : all) {
                String role = ROLES.get(name);
                String other = role == null ? null : found.names.putIfAbsent(role, name);
                if (other != null) {
                    throw new PlatformException(
                            Reason.INVALID_FILE,
                            "two arrays could be the " + role + ": got '" + other + "' and '" + name
                                    + "', expected one");
                }
                if (role == null) {
                    found.unused.add(name);
                }
            }
            return found;
        }

        /** All but the labels, by their roles. */
        Map<String, NumberRows> arrays(Function<String, NumberRows> reader) {
            Map<String, NumberRows> arrays = new TreeMap<>();
            names.forEach((role, name) -> {
                if (!role.equals(LABELS)) {
                    arrays.put(role, reader.apply(name));
                }
            });
            return arrays;
        }

        boolean isAny() {
            return names.keySet().stream().anyMatch(role -> !role.equals(LABELS));
        }
    }
}
