package io.ganymede.common.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The AsyncAPI document says what the code does. */
class AsyncApiTest {
    private static final String DOCUMENT = "asyncapi.yaml";

    private final JsonNode document = read();

    @Test
    void channelsAreTheTopicsAndTheirDeadLetterTopics() {
        assertThat(document.get("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(channels().keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Topic.values())
                        .flatMap(topic -> topic.hasDeadLetters()
                                ? Stream.of(topic.topicName(), topic.deadLetterTopic())
                                : Stream.of(topic.topicName()))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void aChannelHasTheSettingsOfItsTopic(Topic topic) {
        assertThat(settings(topic.topicName()))
                .isEqualTo(expected(
                        topic.topicName(),
                        topic.partitions(),
                        topic.compacted() ? "compact" : "delete",
                        topic.compacted() ? 0 : topic.retention().toMillis()));
        if (topic.hasDeadLetters()) {
            assertThat(settings(topic.deadLetterTopic()))
                    .isEqualTo(expected(
                            topic.deadLetterTopic(),
                            topic.partitions(),
                            "delete",
                            topic.deadLetterRetention().toMillis()));
            assertThat(messageNames(topic.deadLetterTopic())).containsExactly("dead-letter");
        }
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void aChannelCarriesTheEventsOfItsTopic(Topic topic) {
        assertThat(messageNames(topic.topicName()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                        .filter(type -> type.topic() == topic)
                        .map(EventType::type)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aMessageHasTypeSchemaHeadersAndKeyOfItsEvent(EventType type) {
        // Given
        JsonNode message = document.at("/components/messages")
                .valueStream()
                .filter(candidate -> candidate.get("name").asText().equals(type.type()))
                .findFirst()
                .orElseThrow();

        // Then
        String schema = EventSchemas.FOLDER + type.schema() + ".v1.json";
        assertThat(message.at("/payload/schema/$ref").asText()).isEqualTo(schema);
        assertThat(EventSchemas.resource(schema)).isNotEmpty();
        assertThat(message.get("contentType").asText()).isEqualTo("application/json");
        assertThat(message.at("/headers/allOf/0/$ref").asText()).isEqualTo("#/components/schemas/cloudEvent");
        assertThat(message.at("/headers/allOf/1/properties/ce_type/const").asText())
                .isEqualTo(type.type());
        assertThat(message.at("/headers/allOf/1/properties/ce_dataschema/const").asText())
                .isEqualTo("urn:ganymede:schema:" + type.schema() + ":1");
        assertThat(message.at("/bindings/kafka/key/description").asText())
                .isEqualTo(
                        switch (type.topic()) {
                            case MODELS -> "Model name.";
                            case EVALUATION_SHARDS ->
                                "Job id, step and part, so that the parts of a job spread over the partitions.";
                            default -> "Job id.";
                        });
        assertThat(message.at("/bindings/kafka/bindingVersion").asText()).isEqualTo("0.5.0");
    }

    @Test
    void thereIsAMessageForEveryEventAndNoOther() {
        assertThat(document.at("/components/messages").valueStream().map(message -> message.get("name")
                        .asText()))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("dead-letter"),
                                Arrays.stream(EventType.values()).map(EventType::type))
                        .toList());
    }

    @Test
    void theHeadersAreThoseThatTheCodecWrites() {
        // Given
        Set<String> written = new TreeSet<>();
        Event<Object> event =
                Event.of(EventType.JOB_CLAIMED, "/s", Instant.EPOCH, "k", "c", GoldenEvents.sample("job-claimed"));

        // When
        EventCodec.encode(event).headers().forEach(header -> written.add(header.key()));

        // Then
        assertThat(keys(document.at("/components/schemas/cloudEvent/properties")))
                .isEqualTo(written);
    }

    @Test
    void everyTopicIsWrittenAndReadBySomebody() {
        // Given
        Map<String, Set<String>> actions = new TreeMap<>();
        document.get("operations").forEach(operation -> actions.computeIfAbsent(
                        follow(operation.get("channel")).get("address").asText(), address -> new TreeSet<>())
                .add(operation.get("action").asText()));

        // Then
        assertThat(actions.keySet()).isEqualTo(channels().keySet());
        for (Topic topic : Topic.values()) {
            assertThat(actions.get(topic.topicName())).as(topic.topicName()).containsExactly("receive", "send");
        }
    }

    @Test
    void consumerGroupsAreNamed() {
        List<String> groups = document.get("operations")
                .valueStream()
                .map(operation -> operation.at("/bindings/kafka/groupId"))
                .filter(group -> !group.isMissingNode())
                .map(group -> group.at("/enum/0").asText(group.path("pattern").asText()))
                .distinct()
                .toList();
        assertThat(groups)
                .containsExactlyInAnyOrder(
                        "ganymede-coordinator",
                        "ganymede-evaluator",
                        "ganymede-evaluator-shards",
                        "ganymede-promoter",
                        "^ganymede-sampler-.+$");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(document.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isMissingNode()).isFalse();
            } else {
                assertThat(getClass().getClassLoader().getResource(reference)).isNotNull();
            }
        });
    }

    private Map<String, JsonNode> channels() {
        return document.get("channels")
                .valueStream()
                .collect(Collectors.toMap(channel -> channel.get("address").asText(), channel -> channel));
    }

    private JsonNode channel(String address) {
        return Objects.requireNonNull(channels().get(address), address);
    }

    private Map<String, Object> settings(String address) {
        JsonNode kafka = channel(address).at("/bindings/kafka");
        assertThat(kafka.get("bindingVersion").asText()).isEqualTo("0.5.0");
        assertThat(kafka.at("/topicConfiguration/cleanup.policy")).hasSize(1);
        return expected(
                kafka.get("topic").asText(),
                kafka.get("partitions").asInt(),
                kafka.at("/topicConfiguration/cleanup.policy/0").asText(),
                kafka.at("/topicConfiguration/retention.ms").asLong());
    }

    private static Map<String, Object> expected(String topic, int partitions, String cleanup, long retentionMillis) {
        return Map.of("topic", topic, "partitions", partitions, "cleanup", cleanup, "retention", retentionMillis);
    }

    private List<String> messageNames(String address) {
        return channel(address)
                .get("messages")
                .valueStream()
                .map(message -> follow(message).get("name").asText())
                .toList();
    }

    private JsonNode follow(JsonNode reference) {
        return document.at(reference.get("$ref").asText().substring(1));
    }

    private static Set<String> keys(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode read() {
        try (InputStream in =
                Objects.requireNonNull(AsyncApiTest.class.getClassLoader().getResourceAsStream(DOCUMENT), DOCUMENT)) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
