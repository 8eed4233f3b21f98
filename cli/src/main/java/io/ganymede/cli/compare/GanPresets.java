package io.ganymede.cli.compare;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.JobKind;
import io.ganymede.common.request.Presets;
import java.util.List;

/** The presets that can be compared. */
public final class GanPresets {
    private GanPresets() {}

    /** Sorted names. */
    public static List<String> names() {
        return Presets.names().stream()
                .filter(name -> Presets.preset(name).kind() == JobKind.GAN)
                .toList();
    }

    /**
     * Refuses what cannot be compared.
     *
     * @throws PlatformException with reason InvalidSpec for an unknown name, with the nearest one; InvalidArgument for a preset of
     *     another kind
     */
    static void require(String name) {
        if (Presets.preset(name).kind() != JobKind.GAN) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "preset '" + name + "' trains no GAN, so its scores compare with nothing; known: " + names());
        }
    }
}
