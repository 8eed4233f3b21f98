package io.ganymede.common.part;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Parts of which a training has one, or any number of regularizers.
 *
 * @param meaning one line for people
 * @param nameAt path in a request at which a part is named: {@code training.loss}. {@code NETWORK} in it stands for each
 *     network, {@code NAME} for the name of the part, which then is a key with the options as its value
 * @param optionsAt path in a request of the object that holds the options: {@code training.lossOptions}
 * @param parts by name
 */
public record PartKind(String meaning, String nameAt, String optionsAt, Map<String, Part> parts) {
    /** Stands for the name of a network in paths. */
    public static final String NETWORK = "NETWORK";
    /** Stands for the name of a part in paths. */
    public static final String NAME = "NAME";

    public PartKind {
        parts = Collections.unmodifiableMap(new TreeMap<>(parts));
    }
}
