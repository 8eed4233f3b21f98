package io.ganymede.cli.evaluate;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.naming.NearestName;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where features come from, as the user says it. */
public sealed interface FeatureChoice {
    /** The forms that {@link #parse} knows. */
    List<String> FORMS = List.of("auto", "classifier:NAME[:VERSION]", "none", "onnx:FILE");

    /** What they begin with. */
    List<String> KINDS = List.of("auto", "classifier", "none", "onnx");

    /** As it is typed. */
    String text();

    /** The data set's own classifier, or no network where both sides are matrices. */
    record Auto() implements FeatureChoice {
        @Override
        public String text() {
            return "auto";
        }
    }

    /** The sides are matrices. */
    record None() implements FeatureChoice {
        @Override
        public String text() {
            return "none";
        }
    }

    /**
     * A published classifier of the platform.
     *
     * @param version the newest when absent
     */
    record Classifier(String name, @Nullable Integer version) implements FeatureChoice {
        @Override
        public String text() {
            return "classifier:" + name + (version == null ? "" : ":" + version);
        }
    }

    /** A network of the user's, with its descriptor beside it. */
    record Onnx(Path file) implements FeatureChoice {
        @Override
        public String text() {
            return "onnx:" + file;
        }
    }

    /**
     * Reads a choice.
     *
     * @throws PlatformException with reason InvalidArgument that lists the known forms
     */
    static FeatureChoice parse(String text) {
        if (text.equals("auto")) {
            return new Auto();
        }
        if (text.equals("none")) {
            return new None();
        }
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        String rest = colon < 0 ? "" : text.substring(colon + 1);
        if (!KINDS.contains(kind)) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "--features: " + NearestName.unknown("kind of features", kind, KINDS) + ", as in " + FORMS);
        }
        if (kind.equals("classifier")) {
            return classifier(text, rest);
        }
        if (kind.equals("onnx") && !rest.isEmpty()) {
            return new Onnx(Path.of(rest));
        }
        throw unreadable(text);
    }

    private static FeatureChoice classifier(String text, String rest) {
        String[] parts = rest.split(":", -1);
        boolean isVersioned = parts.length == 2 && parts[1].matches("[1-9][0-9]{0,8}");
        if (parts[0].isEmpty() || (parts.length > 1 && !isVersioned)) {
            throw unreadable(text);
        }
        return new Classifier(parts[0], isVersioned ? Integer.valueOf(parts[1]) : null);
    }

    private static PlatformException unreadable(String text) {
        return new PlatformException(
                Reason.INVALID_ARGUMENT, "--features cannot be read: got '" + text + "', known: " + FORMS);
    }
}
