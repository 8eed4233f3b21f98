package io.ganymede.trainer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Random;

@AnalyzeClasses(packages = "io.ganymede.trainer", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.ganymede.trainer.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Manager|Impl|Helper|DTO|Dto|Info|Data|Processor)(\\$.*)?")
            .orShould()
            .haveSimpleNameStartingWith("Base");

    @ArchTest
    static final ArchRule ONLY_TRAINING_KNOWS_DJL = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.ganymede.trainer.engine..",
                    "io.ganymede.trainer.augmentation..",
                    "io.ganymede.trainer.network..",
                    "io.ganymede.trainer.method..",
                    "io.ganymede.trainer.loss..",
                    "io.ganymede.trainer.regularizer..",
                    "io.ganymede.trainer.watch..",
                    "io.ganymede.trainer.training..",
                    "io.ganymede.trainer.checkpoint..",
                    "io.ganymede.trainer.worker..",
                    "io.ganymede.trainer.benchmark..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl..");

    @ArchTest
    static final ArchRule ONLY_THE_RUNNER_CHECKS_WITH_ONNX_RUNTIME = noClasses()
            .that()
            .resideOutsideOfPackage("io.ganymede.trainer.runner..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule ONLY_THE_COORDINATOR_KNOWS_KAFKA_STREAMS = noClasses()
            .that()
            .resideOutsideOfPackage("io.ganymede.trainer.coordinator..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.streams..");

    @ArchTest
    static final ArchRule ONLY_THE_SERVICE_KNOWS_QUARKUS = noClasses()
            .that()
            .resideOutsideOfPackage("io.ganymede.trainer.service..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..", "io.smallrye..", "org.eclipse.microprofile..");

    @ArchTest
    static final ArchRule DEPENDS_ON_NO_OTHER_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.ganymede.evaluator..", "io.ganymede.sampler..", "io.ganymede.cli..", "io.ganymede.local..");

    @ArchTest
    static final ArchRule RANDOM_NUMBERS_COME_FROM_PHILOX = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule NOBODY_SLEEPS = noClasses().should().callMethod(Thread.class, "sleep", long.class);
}
