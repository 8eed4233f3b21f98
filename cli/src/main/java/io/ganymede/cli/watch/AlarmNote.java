package io.ganymede.cli.watch;

import io.ganymede.common.alarm.Alarm;

/** An alarm as a line for people. */
final class AlarmNote {
    private AlarmNote() {}

    /** Step, severity, code, what was found and what to do. */
    static String of(Alarm alarm) {
        return "  step " + alarm.step() + "  " + alarm.severity() + " " + alarm.code() + ": " + alarm.message() + "; "
                + alarm.advice();
    }
}
