package io.ganymede.cli.command;

import io.ganymede.cli.client.Connection;
import io.ganymede.cli.client.ConnectionOptions;
import io.ganymede.cli.client.TopicSizes;
import io.ganymede.cli.terminal.Table;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.Topic;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ganymede topics}. */
@Command(name = "topics", description = "Show what is in which topic, and how many records wait as dead letters.")
public final class TopicsCommand implements Runnable {
    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    @Mixin
    ConnectionOptions options = new ConnectionOptions();

    public TopicsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        Connection connection = context.connection(options).requireBroker();
        Map<String, Long> sizes = TopicSizes.read(connection);
        Table table = new Table("TOPIC", "PARTITIONS", "KEPT", "RECORDS", "DEAD LETTERS", "EVENTS");
        for (Topic topic : Topic.values()) {
            table.row(
                    topic.topicName(),
                    Integer.toString(topic.partitions()),
                    topic.compacted() ? "newest" : topic.retention().toDays() + " days",
                    size(sizes, topic.topicName()),
                    topic.hasDeadLetters() ? size(sizes, topic.deadLetterTopic()) : "-",
                    events(topic));
        }
        spec.commandLine().getOut().print(table);
        spec.commandLine().getOut().flush();
    }

    private static String size(Map<String, Long> sizes, String topic) {
        Long size = sizes.get(topic);
        return size == null ? "missing" : size.toString();
    }

    private static String events(Topic topic) {
        return Arrays.stream(EventType.values())
                .filter(type -> type.topic() == topic)
                .map(type -> type.type().replaceFirst("^io\\.ganymede\\.", "").replaceFirst("\\.v1$", ""))
                .collect(Collectors.joining(", "));
    }
}
