package io.ganymede.cli.dataset;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Images ready to be imported; every split has images of every class.
 *
 * @param splits {@code train} and {@code test}
 * @param classes class names in label order
 * @param licence licence of the images
 * @param source where they come from
 */
public record ImageSource(Map<String, LabelledImages> splits, List<String> classes, String licence, String source) {
    public ImageSource {
        splits = new TreeMap<>(splits);
        classes = List.copyOf(classes);
        for (Map.Entry<String, LabelledImages> split : splits.entrySet()) {
            requireLabels(split.getKey(), split.getValue(), classes);
        }
    }

    private static void requireLabels(String split, LabelledImages images, List<String> classes) {
        long[] counts = new long[classes.size()];
        for (int i = 0; i < images.count(); i++) {
            int label = images.label(i);
            if (label >= classes.size()) {
                throw invalid(
                        split,
                        ", image " + i + " has label " + label + ", expected 0 to " + (classes.size() - 1)
                                + " for the classes " + classes);
            }
            counts[label]++;
        }
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] == 0) {
                throw invalid(split, " has no image of class '" + classes.get(c) + "'");
            }
        }
    }

    private static PlatformException invalid(String split, String problem) {
        return new PlatformException(Reason.INVALID_FILE, "split '" + split + "'" + problem);
    }
}
