package io.ganymede.trainer.training;

import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;
import java.util.function.Function;

/**
 * A learning-rate schedule that can be asked for.
 *
 * @param name its name in requests
 * @param options what it can be tuned with
 * @param maker makes it of its options
 */
public record ScheduleType(String name, List<Option> options, Function<Options, LearningRateSchedule> maker) {
    public ScheduleType {
        options = List.copyOf(options);
    }
}
