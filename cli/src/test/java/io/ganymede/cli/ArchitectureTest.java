package io.ganymede.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.ganymede.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.ganymede.cli.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NOR_HAVE_THE_PACKAGES_WITHIN =
            slices().matching("io.ganymede.cli.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_COMMAND_KNOWS_NO_SERVICE_AND_NO_ENGINE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.ganymede.trainer..",
                    "io.ganymede.evaluator..",
                    "io.ganymede.sampler..",
                    "ai.djl..",
                    "ai.onnxruntime..");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
            noClasses().should().haveNameMatching(".*(Util|Utils|Manager|Impl|Helper|DTO)");

    @ArchTest
    static final ArchRule COMMANDS_ARE_THE_BOUNDARY = noClasses()
            .that()
            .resideOutsideOfPackages("io.ganymede.cli", "io.ganymede.cli.command..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.ganymede.cli.command..");
}
