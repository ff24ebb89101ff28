package dev.landfall.orchestrator;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.json.Json;

/** The arrows between packages: edges know the core, the core knows the domain alone. */
@AnalyzeClasses(packages = "dev.landfall.orchestrator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] NOT_FOR_THE_CORE = {
        "jakarta..",
        "org.apache.kafka..",
        "org.eclipse.microprofile..",
        "io.netty..",
        "java.net.http..",
        "dev.landfall.codec..",
        "dev.landfall.kafka..",
        "dev.landfall.orchestrator.rest..",
        "dev.landfall.orchestrator.report..",
        "dev.landfall.orchestrator.push..",
        "dev.landfall.orchestrator.faces..",
        "dev.landfall.orchestrator.messaging..",
        "dev.landfall.orchestrator.timer..",
        "dev.landfall.orchestrator.wiring..",
    };

    @ArchTest
    static final ArchRule THE_CORE_KNOWS_NO_TECHNOLOGY = noClasses()
            .that()
            .resideInAPackage("dev.landfall.orchestrator.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(NOT_FOR_THE_CORE);

    @ArchTest
    static final ArchRule NO_WAR_KNOWS_ANOTHER = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.landfall.driver..", "dev.landfall.target..");

    @ArchTest
    static final ArchRule ONLY_MESSAGING_AND_WIRING_KNOW_KAFKA = noClasses()
            .that()
            .resideOutsideOfPackages("dev.landfall.orchestrator.messaging..", "dev.landfall.orchestrator.wiring..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "dev.landfall.kafka..");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_WIRING = noClasses()
            .that()
            .resideOutsideOfPackage("dev.landfall.orchestrator.wiring..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.landfall.orchestrator.wiring..");

    @ArchTest
    static final ArchRule MESSAGING_AND_TIMER_KNOW_NO_OTHER_EDGE = noClasses()
            .that()
            .resideInAnyPackage("dev.landfall.orchestrator.messaging..", "dev.landfall.orchestrator.timer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.landfall.orchestrator.rest..",
                    "dev.landfall.orchestrator.report..",
                    "dev.landfall.orchestrator.push..");

    /** {@code Json} looks for its provider in all JAR files at each call; this runs each second for each driver. */
    @ArchTest
    static final ArchRule VALUES_ARE_MADE_BY_A_PROVIDER_FOUND_ONCE = noClasses()
            .should()
            .callMethodWhere(
                    target(owner(type(Json.class))).and(target(nameMatching("create(Value|(Object|Array)Builder)"))));

    /** A rule that nothing can break says nothing: taken for the core, an edge must be found out. */
    @ArchTest
    static void aCoreThatImportedJakartaOrKafkaWouldBeFound(JavaClasses classes) {
        for (String technology : new String[] {"jakarta..", "dev.landfall.kafka.."}) {
            ArchRule sameRule = noClasses()
                    .that(resideInAnyPackage("dev.landfall.orchestrator.messaging.."))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(technology);
            assertThat(sameRule.evaluate(classes).hasViolation()).as(technology).isTrue();
        }
    }
}
