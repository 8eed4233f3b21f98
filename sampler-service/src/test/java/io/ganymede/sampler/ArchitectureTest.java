package io.ganymede.sampler;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.ganymede.sampler", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.ganymede.sampler.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Processor|Info|Data|DTO|Dto)")
            .orShould()
            .haveSimpleNameStartingWith("Base");

    @ArchTest
    static final ArchRule dependsOnNoOtherServiceAndNotOnTheTrainingEngine = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.ganymede.trainer..",
                    "io.ganymede.evaluator..",
                    "io.ganymede.cli..",
                    "io.ganymede.local..",
                    "ai.djl..");

    @ArchTest
    static final ArchRule onlyInferenceTouchesOnnxRuntime = noClasses()
            .that()
            .resideOutsideOfPackages("io.ganymede.sampler.inference..", "io.ganymede.sampler.benchmark..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule conceptsDoNotKnowTheBoundary = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.ganymede.sampler.inference..",
                    "io.ganymede.sampler.sampling..",
                    "io.ganymede.sampler.image..",
                    "io.ganymede.sampler.catalog..",
                    "io.ganymede.sampler.promotion..",
                    "io.ganymede.sampler.shelf..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.ganymede.sampler.rest..",
                    "io.ganymede.sampler.protocol..",
                    "io.ganymede.sampler.messaging..",
                    "io.quarkus..",
                    "jakarta.ws.rs..");

    @ArchTest
    static final ArchRule constructorsInject = noFields().should().beAnnotatedWith("jakarta.inject.Inject");
}
