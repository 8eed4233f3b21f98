package io.ganymede.common.part;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that a trainer can put a training together from.
 *
 * @param kinds by name ({@code method}, {@code loss}, ...), in the order in which people choose
 */
public record PartCatalogue(Map<String, PartKind> kinds) {
    public PartCatalogue {
        kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
    }
}
