package io.ganymede.trainer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** How the packages of the training loop depend on each other. */
@AnalyzeClasses(packages = "io.ganymede.trainer", importOptions = ImportOption.DoNotIncludeTests.class)
class TrainingPackagesTest {
    private static final String[] TRAINING = {
        "io.ganymede.trainer.engine..",
        "io.ganymede.trainer.network..",
        "io.ganymede.trainer.loss..",
        "io.ganymede.trainer.condition..",
        "io.ganymede.trainer.augmentation..",
        "io.ganymede.trainer.regularizer..",
        "io.ganymede.trainer.method..",
        "io.ganymede.trainer.dataset..",
        "io.ganymede.trainer.watch..",
        "io.ganymede.trainer.training..",
        "io.ganymede.trainer.checkpoint..",
        "io.ganymede.trainer.worker..",
        "io.ganymede.trainer.benchmark.."
    };

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.ganymede.trainer.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule TRAINING_KNOWS_NO_SERVICE = noClasses()
            .that()
            .resideInAnyPackage(TRAINING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..", "org.apache.kafka..", "io.minio..", "org.eclipse..");

    @ArchTest
    static final ArchRule ENGINE_CALLS_INTO_THE_NATIVE_LAYER_STAY_IN_ONE_PACKAGE = noClasses()
            .that()
            .resideOutsideOfPackage("io.ganymede.trainer.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl.pytorch..");

    @ArchTest
    static final ArchRule NETWORKS_AND_DATA_KNOW_NO_ENGINE = noClasses()
            .that()
            .resideInAnyPackage("io.ganymede.trainer.network..", "io.ganymede.trainer.dataset..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..");
}
