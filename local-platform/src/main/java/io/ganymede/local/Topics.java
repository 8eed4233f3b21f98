package io.ganymede.local;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the platform's topics where they are missing and checks the ones that are there. Safe to repeat. */
public final class Topics {
    private static final String POLICY = TopicConfig.CLEANUP_POLICY_CONFIG;

    private Topics() {}

    /**
     * Creates what is missing and checks the partition count and cleanup policy of what exists.
     *
     * @return the names that were created by this call, in the order of the specs
     * @throws TopicMismatchException if a topic exists with another partition count or cleanup policy; every difference of
     *     every topic is named, and missing topics have been created all the same
     */
    public static List<String> create(String bootstrapServers, Collection<TopicSpec> specs) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return create(admin, specs);
        }
    }

    /** As {@link #create(String, Collection)}, with the caller's client, which stays open. */
    public static List<String> create(Admin admin, Collection<TopicSpec> specs) {
        Set<String> existing = new HashSet<>(await(admin.listTopics().names()));
        Map<String, KafkaFuture<Void>> creations = admin.createTopics(specs.stream()
                        .filter(spec -> !existing.contains(spec.name()))
                        .map(Topics::newTopic)
                        .toList())
                .values();
        List<String> created = new ArrayList<>();
        List<TopicSpec> toCheck = new ArrayList<>();
        for (TopicSpec spec : specs) {
            KafkaFuture<Void> creation = creations.get(spec.name());
            if (creation != null && isNew(creation)) {
                created.add(spec.name());
            } else {
                toCheck.add(spec);
            }
        }
        check(admin, toCheck);
        return List.copyOf(created);
    }

    private static NewTopic newTopic(TopicSpec spec) {
        // No replication factor: one node and a cluster each have their own default.
        return new NewTopic(spec.name(), Optional.of(spec.partitions()), Optional.empty()).configs(spec.config());
    }

    /** False if somebody else was faster. */
    private static boolean isNew(KafkaFuture<Void> creation) {
        try {
            await(creation);
            return true;
        } catch (TopicExistsException e) {
            return false;
        }
    }

    private static void check(Admin admin, List<TopicSpec> specs) {
        List<String> names = specs.stream().map(TopicSpec::name).toList();
        Map<String, Integer> partitions = partitions(admin, names);
        Map<String, String> policies = policies(admin, names);
        List<String> differences = new ArrayList<>();
        for (TopicSpec spec : specs) {
            int actual = partitions.getOrDefault(spec.name(), 0);
            if (actual != spec.partitions()) {
                differences.add(difference(spec, "partitions", actual, spec.partitions()));
            }
            String policy = policies.getOrDefault(spec.name(), "none");
            String expected = spec.config().getOrDefault(POLICY, TopicConfig.CLEANUP_POLICY_DELETE);
            if (!set(policy).equals(set(expected))) {
                differences.add(difference(spec, POLICY, policy, expected));
            }
        }
        if (!differences.isEmpty()) {
            throw new TopicMismatchException(differences);
        }
    }

    private static Map<String, Integer> partitions(Admin admin, List<String> names) {
        Map<String, Integer> partitions = new HashMap<>();
        await(admin.describeTopics(names).allTopicNames())
                .forEach(
                        (name, topic) -> partitions.put(name, topic.partitions().size()));
        return partitions;
    }

    private static Map<String, String> policies(Admin admin, List<String> names) {
        List<ConfigResource> resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<String, String> policies = new HashMap<>();
        await(admin.describeConfigs(resources).all())
                .forEach((resource, config) ->
                        policies.put(resource.name(), config.get(POLICY).value()));
        return policies;
    }

    private static Set<String> set(String commaSeparated) {
        return Set.copyOf(List.of(commaSeparated.split("\\s*,\\s*")));
    }

    private static String difference(TopicSpec spec, String what, Object actual, Object expected) {
        return "topic '" + spec.name() + "' exists with other " + what + ": got " + actual + ", expected " + expected;
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new LocalPlatformException("topics cannot be created or checked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalPlatformException("interrupted while topics were created or checked", e);
        }
    }
}
