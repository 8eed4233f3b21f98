/**
 * Watching: what is measured beside the losses, and the rules that tell when a training goes wrong. Nothing here changes a
 * training. A rule is a record of what it remembers; it takes an observation and gives the next record and perhaps an alarm.
 * Entry types: {@link io.ganymede.trainer.watch.AlarmState} and {@link io.ganymede.trainer.watch.ClassDiversity}.
 */
@NullMarked
package io.ganymede.trainer.watch;

import org.jspecify.annotations.NullMarked;
