package io.ganymede.trainer.condition;

import io.ganymede.common.condition.ConditionKind;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;

/**
 * A way to draw conditions that can be asked for.
 *
 * @param name its name in requests
 * @param kind what it draws: classes or attributes
 * @param options what it can be tuned with
 * @param maker makes it for the training images
 */
public record ConditionSourceType(String name, ConditionKind kind, List<Option> options, Maker maker) {
    /** Makes a source. */
    @FunctionalInterface
    public interface Maker {
        /**
         * A source for the given training images.
         *
         * @param seed of the job
         * @throws io.ganymede.common.error.PlatformException with reason InvalidSpec or DatasetUnavailable when the labels are
         *     not such that it can draw from them
         */
        ConditionSource make(LabelRows rows, Options options, long seed);
    }

    public ConditionSourceType {
        options = List.copyOf(options);
    }
}
