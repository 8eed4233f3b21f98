package io.ganymede.cli.command;

import io.ganymede.common.json.Json;
import io.ganymede.common.request.Presets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ganymede preset NAME}. */
@Command(name = "preset", description = "Print a preset with every default resolved, as JSON.")
public final class PresetCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "name of the preset; see 'ganymede presets'")
    @SuppressWarnings("NullAway.Init") // required
    String name;

    @Override
    public void run() {
        spec.commandLine().getOut().print(Json.pretty(Presets.preset(name).defaults()));
        spec.commandLine().getOut().flush();
    }
}
