package io.ganymede.evaluator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.ganymede.evaluator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] BOUNDARIES = {
        "io.ganymede.evaluator.messaging..",
        "io.ganymede.evaluator.rest..",
        "io.ganymede.evaluator.health..",
        "io.ganymede.evaluator.meters.."
    };

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.ganymede.evaluator.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule conceptsDoNotKnowBoundaries = noClasses()
            .that()
            .resideOutsideOfPackages(BOUNDARIES)
            .and()
            .resideOutsideOfPackage("io.ganymede.evaluator")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BOUNDARIES)
            .orShould()
            .dependOnClassesThat(resideInAnyPackage("io.quarkus..", "io.smallrye..", "jakarta..", "org.apache.kafka..")
                    .and(resideOutsideOfPackage("io.quarkus.qute")));

    @ArchTest
    static final ArchRule onlyPagesAreDrawnAndFilled = noClasses()
            .that()
            .resideOutsideOfPackage("io.ganymede.evaluator.page")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus.qute..", "org.knowm..", "java.awt..");

    @ArchTest
    static final ArchRule pagesDoNotKnowWhereScoresComeFrom = noClasses()
            .that()
            .resideInAPackage("io.ganymede.evaluator.page")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.ganymede.evaluator.offline..", "io.ganymede.evaluator.evaluation..");

    @ArchTest
    static final ArchRule onlyInferenceTouchesOnnxRuntime = noClasses()
            .that()
            .resideOutsideOfPackage("io.ganymede.evaluator.inference")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule onlyTensorFlowTouchesProtobuf = noClasses()
            .that()
            .resideOutsideOfPackage("io.ganymede.evaluator.tensorflow")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.protobuf..", "ai.onnx..");

    @ArchTest
    static final ArchRule onlyLinearAlgebraTouchesItsEngines = noClasses()
            .that()
            .resideOutsideOfPackage("io.ganymede.evaluator.linalg")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bytedeco..", "org.ejml..");

    @ArchTest
    static final ArchRule knowsNeitherDjlNorOtherServices = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "ai.djl..",
                    "io.ganymede.trainer..",
                    "io.ganymede.sampler..",
                    "io.ganymede.cli..",
                    "io.ganymede.local..");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Processor|Info|Data|DTO|Dto)")
            .orShould()
            .haveSimpleNameStartingWith("Base");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = fields().should().notBeAnnotatedWith("jakarta.inject.Inject");

    @ArchTest
    static final ArchRule nothingSleepsOrPrints = noClasses()
            .that()
            // A benchmark's result is what it prints.
            .resideOutsideOfPackages("io.ganymede.evaluator.benchmark", "io.ganymede.evaluator.command")
            .and()
            // A command tells its errors there.
            .doNotHaveFullyQualifiedName("io.ganymede.evaluator.offline.OfflineEvaluation")
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random");

    @ArchTest
    static final ArchRule exceptionsSaySo = classes()
            .that()
            .areAssignableTo(Throwable.class)
            .should()
            .haveSimpleNameEndingWith("Exception")
            .allowEmptyShould(true);
}
