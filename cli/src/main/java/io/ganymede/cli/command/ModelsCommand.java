package io.ganymede.cli.command;

import io.ganymede.cli.client.Connection;
import io.ganymede.cli.client.ConnectionOptions;
import io.ganymede.cli.client.JobFeed;
import io.ganymede.cli.client.SamplerClient;
import io.ganymede.cli.terminal.Figures;
import io.ganymede.cli.terminal.Table;
import io.ganymede.common.event.ModelPromoted;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ganymede models [MODEL]}. */
@Command(
        name = "models",
        description =
                "List the promoted version of every model, or tell what can be asked of one: classes, attributes, nothing.")
public final class ModelsCommand implements Runnable {
    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    @Parameters(
            paramLabel = "MODEL",
            arity = "0..1",
            description = "name of a served model, of which the sampler tells more")
    @Nullable
    String model;

    @Mixin
    ConnectionOptions options = new ConnectionOptions();

    public ModelsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        Connection connection = context.connection(options);
        if (model != null) {
            spec.commandLine().getOut().print(ModelSheet.of(new SamplerClient(connection.sampler()).model(model)));
            spec.commandLine().getOut().flush();
            return;
        }
        try (JobFeed feed = JobFeed.open(connection.requireBroker())) {
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
