package io.ganymede.cli.evaluate;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.ProtocolNames;
import io.ganymede.common.naming.NearestName;

/** Names of protocols in options, so that a slip is told before anything is converted. */
final class Protocols {
    private Protocols() {}

    /**
     * Fails for a name that is none of them.
     *
     * @throws PlatformException with reason InvalidArgument that lists the known ones
     */
    static void require(String name) {
        if (!ProtocolNames.ALL.contains(name)) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT, "--protocol: " + NearestName.unknown("protocol", name, ProtocolNames.ALL));
        }
    }
}
