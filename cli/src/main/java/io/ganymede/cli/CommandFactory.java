package io.ganymede.cli;

import io.ganymede.cli.command.CommandContext;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands: those with a constructor for the {@link CommandContext} get it, others picocli makes. */
final class CommandFactory implements IFactory {
    private final CommandContext context;

    CommandFactory(Workspace workspace, Clock clock) {
        this.context = new CommandContext(
                workspace.installation(),
                workspace.home(),
                clock,
                System::getenv,
                Boolean.getBoolean("ganymede.terminal"));
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (var constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == CommandContext.class) {
                return type.cast(constructor.newInstance(context));
            }
        }
        return CommandLine.defaultFactory().create(type);
    }
}
