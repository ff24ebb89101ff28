package dev.landfall.driver;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of the design: timer · messaging · store · engine → core → shared domain; wiring alone knows them all. */
@AnalyzeClasses(packages = "dev.landfall.driver", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String CORE = "dev.landfall.driver.core..";
    private static final String ENGINE = "dev.landfall.driver.engine..";
    private static final String MESSAGING = "dev.landfall.driver.messaging..";
    private static final String STORE = "dev.landfall.driver.store..";
    private static final String TIMER = "dev.landfall.driver.timer..";
    private static final String WIRING = "dev.landfall.driver.wiring..";

    @ArchTest
    static final ArchRule coreIsPlainJava = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..",
                    "org.eclipse.microprofile..",
                    "org.apache.kafka..",
                    "io.netty..",
                    "dev.landfall.codec..");

    @ArchTest
    static final ArchRule coreKnowsNoneOfItsAdapters = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ENGINE, MESSAGING, STORE, TIMER, WIRING, "dev.landfall.kafka..", "dev.landfall.files..");

    @ArchTest
    static final ArchRule engineRunsWithoutServerAndBroker = noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..",
                    "org.eclipse.microprofile..",
                    "org.apache.kafka..",
                    "dev.landfall.codec..",
                    "dev.landfall.kafka..",
                    "dev.landfall.files..",
                    "dev.landfall.message..",
                    MESSAGING,
                    STORE,
                    TIMER,
                    WIRING);

    @ArchTest
    static final ArchRule adaptersDoNotKnowEachOther = noClasses()
            .that()
            .resideInAnyPackage(MESSAGING, STORE, TIMER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENGINE, WIRING, "io.netty..")
            .allowEmptyShould(true);
}
