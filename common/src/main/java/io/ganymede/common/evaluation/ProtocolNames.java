package io.ganymede.common.evaluation;

import java.util.List;

/** Names of the sets of conventions by which an evaluation may go; the evaluator has one of each name. */
public final class ProtocolNames {
    /** The platform's own. */
    public static final String OWN = "ganymede";
    /** All of them. */
    public static final List<String> ALL =
            List.of(OWN, "torch-fidelity", "pytorch-fid", "clean-fid", "stylegan3", "am-gan", "cagan");

    private ProtocolNames() {}
}
