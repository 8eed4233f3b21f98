package io.ganymede.trainer.training;

import io.ganymede.common.job.OptimizerSpec;
import io.ganymede.common.naming.NamedRegistry;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;

/** Every learning-rate schedule, by name. */
public final class Schedules {
    private static final Option FACTOR =
            Option.number("factor", 0.5, 1e-6, 1, "what the rate is multiplied with in each interval");
    private static final Option EVERY_STEPS =
            Option.whole("everySteps", 1000, 1, 1_000_000_000, "length of an interval");

    /** The schedules that a request can name. */
    public static final NamedRegistry<ScheduleType> REGISTRY = NamedRegistry.of(
            "learning-rate schedule",
            List.of(
                    new ScheduleType("constant", List.of(), options -> new LearningRateSchedule.Constant()),
                    new ScheduleType("linear", List.of(), options -> new LearningRateSchedule.Linear()),
                    new ScheduleType(
                            "staircase",
                            List.of(FACTOR, EVERY_STEPS),
                            options -> new LearningRateSchedule.Staircase(
                                    options.number(FACTOR), options.whole(EVERY_STEPS))),
                    new ScheduleType(
                            "exponential",
                            List.of(FACTOR, EVERY_STEPS),
                            options -> new LearningRateSchedule.Exponential(
                                    options.number(FACTOR), options.whole(EVERY_STEPS)))),
            ScheduleType::name);

    private Schedules() {}

    /** The schedule of an optimiser; refuses unknown names and options with reason InvalidSpec. */
    static LearningRateSchedule of(OptimizerSpec optimizer) {
        ScheduleType type = REGISTRY.require(optimizer.schedule());
        return type.maker()
                .apply(Options.resolve("schedule '" + type.name() + "'", type.options(), optimizer.scheduleOptions()));
    }
}
