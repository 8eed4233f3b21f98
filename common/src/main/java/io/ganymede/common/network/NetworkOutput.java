package io.ganymede.common.network;

/**
 * An output of a network.
 *
 * @param name for instance {@code image}, {@code logits} or {@code features}
 * @param node the node whose value it is
 */
public record NetworkOutput(String name, String node) {
    public NetworkOutput {
        Checks.name("output", name);
    }
}
