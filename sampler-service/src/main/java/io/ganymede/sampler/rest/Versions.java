package io.ganymede.sampler.rest;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;

/** Version numbers in URLs. */
public final class Versions {
    private Versions() {}

    /**
     * Reads a version.
     *
     * @throws PlatformException with reason NotFound when there can be no such version
     */
    public static int parse(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new PlatformException(
                    Reason.NOT_FOUND, "there is no version '" + text + "': expected a number such as 1");
        }
        return Integer.parseInt(text);
    }
}
