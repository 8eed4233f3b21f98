/** What a watcher of trainings found to be wrong, and what to do about it. Entry type: {@link io.ganymede.common.alarm.Alarm}. */
@NullMarked
package io.ganymede.common.alarm;

import org.jspecify.annotations.NullMarked;
