package io.ganymede.common.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ganymede.common.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** JSON files that are part of the program. */
final class Resources {
    private Resources() {}

    /** The object in a file; a relative path starts at this package. */
    static ObjectNode object(String path) {
        try (InputStream in = Resources.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("resource '" + path + "' is missing from the program");
            }
            return (ObjectNode) Json.parse("resource '" + path + "'", in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("resource '" + path + "' cannot be read", e);
        }
    }
}
