package io.ganymede.common.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.List;

/**
 * How many images of each class a classifier has recognised: those whose largest logit is their class's (top-1).
 *
 * @param recognised of each class, in order of the label
 * @param tested number of images of each class, likewise; 0 where there are none
 */
public record Recognition(List<Long> recognised, List<Long> tested) {
    public Recognition {
        recognised = List.copyOf(recognised);
        tested = List.copyOf(tested);
        if (recognised.size() != tested.size()) {
            throw refused("the numbers of classes do not fit together: got " + recognised.size() + " and "
                    + tested.size() + ", expected equal");
        }
        for (int label = 0; label < tested.size(); label++) {
            if (recognised.get(label) < 0 || recognised.get(label) > tested.get(label)) {
                throw refused("class '" + label + "' is out of range: got " + recognised.get(label)
                        + " recognised images, expected 0 to " + tested.get(label) + ", the number of tested ones");
            }
        }
    }

    /** Recognised images of all classes. */
    @JsonIgnore
    public long allRecognised() {
        return sum(recognised);
    }

    /** Tested images of all classes. */
    @JsonIgnore
    public long allTested() {
        return sum(tested);
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    private static PlatformException refused(String problem) {
        return new PlatformException(Reason.INVALID_ARGUMENT, "recognition: " + problem);
    }
}
