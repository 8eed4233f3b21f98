package io.ganymede.common.network;

/**
 * An input of a network.
 *
 * @param name for instance {@code z} (latent), {@code y} (one-hot label) or {@code x} (image)
 * @param shape shape of one example
 */
public record NetworkInput(String name, Shape shape) {
    public NetworkInput {
        Checks.name("input", name);
    }
}
