package io.ganymede.common.job;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The networks of a job. Image size, channels and labels come from the data set.
 *
 * @param architecture name of the family of networks
 * @param architectureOptions what the family can be tuned with, by name
 * @param latentDim length of z; 0 for a classifier
 */
public record ModelSpec(String architecture, Map<String, OptionValue> architectureOptions, int latentDim) {
    public ModelSpec {
        architectureOptions = Collections.unmodifiableMap(new TreeMap<>(architectureOptions));
    }
}
