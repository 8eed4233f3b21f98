package io.ganymede.common.part;

import java.util.List;

/**
 * One part that a request can name.
 *
 * @param about what it needs or draws, one line for people; empty when there is nothing to say
 * @param losses names of the adversarial losses that a method can play, its own first; empty for any other part
 * @param options what it can be tuned with
 */
public record Part(String about, List<String> losses, List<PartOption> options) {
    public Part {
        losses = List.copyOf(losses);
        options = List.copyOf(options);
    }
}
