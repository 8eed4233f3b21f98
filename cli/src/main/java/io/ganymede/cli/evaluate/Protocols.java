package io.ganymede.cli.evaluate;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.naming.NearestName;
import java.util.List;

/** Names of the protocols, so that a slip is told before anything is converted. */
public final class Protocols {
    /** The platform's own. */
    public static final String DEFAULT = "ganymede";

    /** All of them; the evaluator has one of each name. */
    public static final List<String> NAMES =
            List.of(DEFAULT, "torch-fidelity", "pytorch-fid", "clean-fid", "stylegan3", "am-gan", "cagan");

    private Protocols() {}

    /**
     * Fails for a name that is none of them.
     *
     * @throws PlatformException with reason InvalidArgument that lists the known ones
     */
    static void require(String name) {
        if (!NAMES.contains(name)) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT, "--protocol: " + NearestName.unknown("protocol", name, NAMES));
        }
    }
}
