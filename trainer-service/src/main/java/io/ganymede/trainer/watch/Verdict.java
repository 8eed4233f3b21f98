package io.ganymede.trainer.watch;

import io.ganymede.common.alarm.Alarm;
import org.jspecify.annotations.Nullable;

/**
 * What a rule makes of an observation.
 *
 * @param rule the rule with what it remembers from now on
 * @param alarm what begins with this step; null for nothing
 */
record Verdict<R>(R rule, @Nullable Alarm alarm) {
    static <R> Verdict<R> quiet(R rule) {
        return new Verdict<>(rule, null);
    }
}
