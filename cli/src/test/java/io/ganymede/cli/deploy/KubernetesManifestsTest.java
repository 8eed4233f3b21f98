package io.ganymede.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesManifestsTest {
    private static final String EXAMPLE_SECRET = "deploy/kubernetes/example-objectstore-secret.yaml";

    @Test
    void aMisspeltFieldIsRefused() {
        // Given
        JsonNode misspelt = DeploymentFiles.documentsOf(
                        DeploymentFiles.text("deploy/kubernetes/base/sampler-deployment.yaml")
                                .replace("readOnlyRootFilesystem", "readOnlyRootFileSystem"))
                .get(0);

        // When, Then
        assertThatThrownBy(() -> KubernetesManifests.typed("misspelt", misspelt))
                .hasMessageContaining("readOnlyRootFileSystem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy/kafka", "deploy/kubernetes/base", "deploy/kubernetes/overlays/gpu"})
    void everyManifestIsTypedAndListed(String folder) {
        // Given
        JsonNode kustomization = DeploymentFiles.document(folder + "/kustomization.yaml");

        // When
        List<String> listed = Stream.concat(
                        elements(kustomization.path("resources")).map(JsonNode::asText),
                        elements(kustomization.path("patches"))
                                .map(patch -> patch.path("path").asText()))
                .filter(name -> !name.startsWith("../"))
                .sorted()
                .toList();

        // Then
        List<String> present = KubernetesManifests.manifests(folder);
        assertThat(present).isNotEmpty().isEqualTo(listed);
        assertThat(present).allSatisfy(name -> assertThat(KubernetesManifests.load(folder + "/" + name))
                .isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy/kafka", "deploy/kubernetes/base", "deploy/kubernetes/overlays/gpu"})
    void everyFileNamedByAKustomizationExists(String folder) {
        JsonNode kustomization = DeploymentFiles.document(folder + "/kustomization.yaml");
        Stream<String> generated = elements(kustomization.path("configMapGenerator"))
                .flatMap(generator -> elements(generator.path("files")))
                .map(JsonNode::asText);
        assertThat(Stream.concat(elements(kustomization.path("resources")).map(JsonNode::asText), generated))
                .allSatisfy(name ->
                        assertThat(DeploymentFiles.path(folder).resolve(name)).exists());
    }

    @Test
    void theBaseHoldsTheThreeServicesWithoutNamespaceAndWithoutSecrets() {
        List<HasMetadata> base = KubernetesManifests.base();
        assertThat(base).noneMatch(Secret.class::isInstance).allSatisfy(object -> assertThat(
                        object.getMetadata().getNamespace())
                .isNull());
        assertThat(names(KubernetesManifests.base(Deployment.class)))
                .containsExactlyInAnyOrder("ganymede-trainer", "ganymede-evaluator", "ganymede-sampler");
        assertThat(base).allSatisfy(object -> assertThat(object.getMetadata().getLabels())
                .containsEntry("app.kubernetes.io/part-of", "ganymede"));
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void everyServiceIsProbedOnTheManagementPort(Deployment deployment) {
        Container container = onlyContainer(deployment.getSpec().getTemplate());
        assertThat(container.getPorts())
                .extracting(ContainerPort::getName, ContainerPort::getContainerPort)
                .containsExactlyInAnyOrder(tuple("http", 8080), tuple("management", 9000));
        assertProbe(container.getStartupProbe(), "/q/health/started");
        assertProbe(container.getLivenessProbe(), "/q/health/live");
        assertProbe(container.getReadinessProbe(), "/q/health/ready");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyPodIsBoundedAndUnprivileged(PodTemplateSpec template) {
        // Given
        PodSpec pod = template.getSpec();
        Container container = onlyContainer(template);

        // Then
        assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
        assertThat(container.getResources().getLimits()).containsKeys("cpu", "memory");
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getEnableServiceLinks()).isFalse();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(10001L);
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(container.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getVolumeMounts())
                .extracting(VolumeMount::getMountPath)
                .contains("/tmp");
        assertThat(pod.getVolumes())
                .extracting(Volume::getName)
                .containsExactlyInAnyOrderElementsOf(container.getVolumeMounts().stream()
                        .map(VolumeMount::getName)
                        .toList());
    }

    @Test
    void theTrainerHasTimeForACheckpointAndAWorkDirectory() {
        PodTemplateSpec template = deployment("ganymede-trainer").getSpec().getTemplate();
        assertThat(template.getSpec().getTerminationGracePeriodSeconds()).isEqualTo(180L);
        assertThat(onlyContainer(template).getVolumeMounts())
                .extracting(VolumeMount::getMountPath)
                .contains(environment(template).get("GANYMEDE_TRAINER_WORK_DIRECTORY"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyReferenceToConfigurationResolves(PodTemplateSpec template) {
        // Given
        Map<String, String> config =
                KubernetesManifests.base(ConfigMap.class).get(0).getData();
        Secret secret = (Secret) KubernetesManifests.load(EXAMPLE_SECRET).get(0);

        // When
        List<EnvVarSource> sources = onlyContainer(template).getEnv().stream()
                .map(EnvVar::getValueFrom)
                .filter(Objects::nonNull)
                .toList();

        // Then
        assertThat(sources).isNotEmpty().allSatisfy(source -> {
            if (source.getConfigMapKeyRef() != null) {
                assertThat(source.getConfigMapKeyRef().getName()).isEqualTo("ganymede");
                assertThat(config).containsKey(source.getConfigMapKeyRef().getKey());
            } else {
                assertThat(source.getSecretKeyRef().getName())
                        .isEqualTo(secret.getMetadata().getName());
                assertThat(secret.getStringData())
                        .containsEntry(source.getSecretKeyRef().getKey(), "replace-me");
            }
        });
    }

    @Test
    void servicesAccountsAndBudgetsMatchTheirPods() {
        assertThat(KubernetesManifests.base(Service.class)).hasSize(3).allSatisfy(service -> {
            Deployment target = deployment(service.getMetadata().getName());
            assertSelects(service.getSpec().getSelector(), target);
            assertThat(service.getSpec().getPorts())
                    .extracting(ServicePort::getTargetPort)
                    .extracting(port -> port.getStrVal())
                    .containsExactly("http", "management");
        });
        assertThat(KubernetesManifests.base(Deployment.class)).allSatisfy(deployment -> {
            assertSelects(deployment.getSpec().getSelector().getMatchLabels(), deployment);
            assertThat(names(KubernetesManifests.base(ServiceAccount.class)))
                    .contains(deployment.getSpec().getTemplate().getSpec().getServiceAccountName());
        });
        assertThat(KubernetesManifests.base(ServiceAccount.class))
                .allSatisfy(account ->
                        assertThat(account.getAutomountServiceAccountToken()).isFalse());
        PodDisruptionBudget budget =
                KubernetesManifests.base(PodDisruptionBudget.class).get(0);
        assertSelects(budget.getSpec().getSelector().getMatchLabels(), deployment("ganymede-sampler"));
    }

    @Test
    void theGpuOverlayPatchesTheTrainer() {
        // Given
        Deployment patch = (Deployment) KubernetesManifests.load("deploy/kubernetes/overlays/gpu/trainer-gpu.yaml")
                .get(0);
        Deployment target = deployment(patch.getMetadata().getName());

        // Then
        Container container = onlyContainer(patch.getSpec().getTemplate());
        assertThat(container.getName())
                .isEqualTo(onlyContainer(target.getSpec().getTemplate()).getName());
        assertThat(container.getResources().getLimits()).containsEntry("nvidia.com/gpu", new Quantity("1"));
        assertThat(patch.getSpec().getStrategy().getType()).isEqualTo("Recreate");
        assertThat(patch.getSpec().getTemplate().getSpec().getTolerations()).hasSize(1);
        assertThat(environment(target.getSpec().getTemplate()).keySet())
                .containsAll(environment(patch.getSpec().getTemplate()).keySet());
    }

    @Test
    void everyServiceImageHasATagInTheKustomization() {
        JsonNode images = DeploymentFiles.document("deploy/kubernetes/base/kustomization.yaml")
                .path("images");
        assertThat(elements(images).map(image -> image.path("name").asText()))
                .containsExactlyInAnyOrderElementsOf(deployments()
                        .map(each -> onlyContainer(each.getSpec().getTemplate()).getImage())
                        .toList());
    }

    static Stream<Deployment> deployments() {
        return KubernetesManifests.base(Deployment.class).stream();
    }

    static Stream<PodTemplateSpec> templates() {
        return Stream.concat(
                deployments().map(deployment -> deployment.getSpec().getTemplate()),
                KubernetesManifests.base(Job.class).stream()
                        .map(job -> job.getSpec().getTemplate()));
    }

    static Deployment deployment(String name) {
        return deployments()
                .filter(candidate -> candidate.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no deployment '" + name + "'"));
    }

    static Container onlyContainer(PodTemplateSpec template) {
        assertThat(template.getSpec().getContainers()).hasSize(1);
        return template.getSpec().getContainers().get(0);
    }

    /** Variables by name; the value is empty when it comes from a config map or secret. */
    static Map<String, String> environment(PodTemplateSpec template) {
        return onlyContainer(template).getEnv().stream()
                .collect(Collectors.toMap(
                        EnvVar::getName, variable -> Objects.requireNonNullElse(variable.getValue(), "")));
    }

    private static void assertProbe(Probe probe, String path) {
        assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management");
    }

    private static void assertSelects(Map<String, String> selector, Deployment deployment) {
        assertThat(selector).isNotEmpty();
        assertThat(deployment.getSpec().getTemplate().getMetadata().getLabels()).containsAllEntriesOf(selector);
    }

    private static Set<String> names(List<? extends HasMetadata> objects) {
        Set<String> names = new TreeSet<>();
        objects.forEach(object -> names.add(object.getMetadata().getName()));
        return names;
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
