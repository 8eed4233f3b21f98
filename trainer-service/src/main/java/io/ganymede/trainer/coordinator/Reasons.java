package io.ganymede.trainer.coordinator;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.naming.NearestName;
import java.util.Arrays;

/** Reason codes as they come in reports. */
final class Reasons {
    private Reasons() {}

    /**
     * The reason with that code.
     *
     * @throws PlatformException MalformedEvent for an unknown one
     */
    static Reason require(String code) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new PlatformException(
                        Reason.MALFORMED_EVENT,
                        NearestName.unknown(
                                "reason",
                                code,
                                Arrays.stream(Reason.values()).map(Reason::code).toList())));
    }
}
