package dev.landfall.target;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.landfall", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule BEHAVIOUR_IS_PLAIN_JAVA = noClasses()
            .that()
            .resideInAPackage("..target.behaviour..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "org.apache.kafka..", "io.netty..", "..target.rest..");

    @ArchTest
    static final ArchRule THE_TARGET_KNOWS_NO_OTHER_PART = noClasses()
            .that()
            .resideInAPackage("..target..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.landfall.orchestrator..", "dev.landfall.driver..", "dev.landfall.message..");
}
