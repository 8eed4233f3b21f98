package io.ganymede.trainer.condition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source of conditions found in the training images, as it is kept with a run.
 *
 * @param conditions name of the source
 * @param frequencies how often it draws each class or binary attribute, where it draws them one by one; else empty
 * @param bandwidth the bandwidth of a kernel density; absent for other sources
 * @param warnings what a person should look at
 */
public record ConditionReport(
        String conditions,
        List<Frequency> frequencies,
        @Nullable BandwidthReport bandwidth,
        List<Warning> warnings) {
    public ConditionReport {
        frequencies = List.copyOf(frequencies);
        warnings = List.copyOf(warnings);
    }

    /**
     * How often a class or attribute is drawn.
     *
     * @param name class or attribute
     * @param share 0 to 1
     */
    public record Frequency(String name, double share) {}

    /**
     * Something that may have gone wrong.
     *
     * @param text what was found
     * @param advice what can be done about it
     */
    public record Warning(String text, String advice) {}

    static ConditionReport ofFrequencies(String conditions, List<Frequency> frequencies) {
        return new ConditionReport(conditions, frequencies, null, List.of());
    }
}
