package io.ganymede.trainer.network;

import io.ganymede.common.network.BatchNorm;
import io.ganymede.common.network.InstanceNorm;
import io.ganymede.common.network.NetworkBuilder;
import java.util.Locale;

/** How a network normalises the channels that flow through it. */
enum ValueNorm {
    /** Not at all. */
    NONE,
    /** By the statistics of the batch. */
    BATCH,
    /** By the statistics of each image; not for vectors. */
    INSTANCE;

    /** Batch norm as every architecture has it. */
    static final BatchNorm BATCH_NORM = new BatchNorm(1e-5, 0.1);

    private static final InstanceNorm INSTANCE_NORM = new InstanceNorm(1e-5);

    /** The word for it in options. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ValueNorm of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Adds a node that reads the given one; nothing for {@link #NONE}. Returns the node to go on from. */
    String append(NetworkBuilder network, String node, String from) {
        switch (this) {
            case NONE -> {
                return from;
            }
            case BATCH -> network.node(node, BATCH_NORM, from);
            case INSTANCE -> network.node(node, INSTANCE_NORM, from);
        }
        return node;
    }
}
