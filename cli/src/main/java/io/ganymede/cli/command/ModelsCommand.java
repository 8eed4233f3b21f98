package io.ganymede.cli.command;

import io.ganymede.cli.client.ConnectionOptions;
import io.ganymede.cli.client.JobFeed;
import io.ganymede.cli.terminal.Figures;
import io.ganymede.cli.terminal.Table;
import io.ganymede.common.event.ModelPromoted;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ganymede models}. */
@Command(name = "models", description = "List the promoted version of every model.")
public final class ModelsCommand implements Runnable {
    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    @Mixin
    ConnectionOptions options = new ConnectionOptions();

    public ModelsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        try (JobFeed feed = JobFeed.open(context.connection(options).requireBroker())) {
            Table table = new Table("MODEL", "VERSION", "KIND", "JOB", "STEP", "PROMOTED", "METRICS");
            feed.promotions().values().forEach(model -> addRow(table, model));
            spec.commandLine().getOut().print(table);
            spec.commandLine().getOut().flush();
        }
    }

    private static void addRow(Table table, ModelPromoted model) {
        table.row(
                model.model(),
                Integer.toString(model.version()),
                model.kind().name().toLowerCase(Locale.ROOT),
                model.jobId(),
                Long.toString(model.step()),
                model.promotedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                model.metrics().entrySet().stream()
                        .map(metric -> metric.getKey() + "=" + Figures.decimal(metric.getValue(), 3))
                        .collect(Collectors.joining(" ")));
    }
}
