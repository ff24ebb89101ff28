package dev.landfall;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows inside the shared part: plans, states and statistics know the JDK, messages know those, and so outwards. */
@AnalyzeClasses(packages = "dev.landfall", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String JDK = "java..";
    private static final String NULLNESS = "org.jspecify..";
    private static final String WORKLOAD = "dev.landfall.workload..";
    private static final String LIFECYCLE = "dev.landfall.lifecycle..";
    private static final String STATS = "dev.landfall.stats..";
    private static final String MESSAGE = "dev.landfall.message..";
    private static final String CODEC = "dev.landfall.codec..";
    private static final String JSON = "jakarta.json..";

    @ArchTest
    static final ArchRule PLANS_AND_STATES_KNOW_THE_JDK_ALONE = classes()
            .that()
            .resideInAnyPackage(WORKLOAD, LIFECYCLE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JDK, NULLNESS, WORKLOAD, LIFECYCLE);

    @ArchTest
    static final ArchRule STATES_DO_NOT_KNOW_PLANS = noClasses()
            .that()
            .resideInAPackage(LIFECYCLE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(WORKLOAD);

    @ArchTest
    static final ArchRule STATISTICS_KNOW_HISTOGRAMS_BESIDES = classes()
            .that()
            .resideInAPackage(STATS)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JDK, NULLNESS, STATS, "org.HdrHistogram..");

    @ArchTest
    static final ArchRule MESSAGES_KNOW_THE_DOMAIN_ALONE = classes()
            .that()
            .resideInAPackage(MESSAGE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JDK, NULLNESS, WORKLOAD, LIFECYCLE, STATS, MESSAGE);

    @ArchTest
    static final ArchRule CODECS_KNOW_NO_KAFKA = classes()
            .that()
            .resideInAPackage(CODEC)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JDK, NULLNESS, JSON, WORKLOAD, LIFECYCLE, STATS, MESSAGE, CODEC);

    @ArchTest
    static final ArchRule THE_SHARED_PART_KNOWS_NO_APPLICATION = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.landfall.orchestrator..", "dev.landfall.driver..", "dev.landfall.target..");

    /** A rule that nothing can break says nothing. */
    @ArchTest
    static void aDomainThatImportedJakartaOrKafkaWouldBeFound(JavaClasses classes) {
        ArchRule codecWithoutJson = noClasses()
                .that()
                .resideInAPackage(CODEC)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(JSON);
        ArchRule accessWithoutKafka = noClasses()
                .that()
                .resideInAPackage("dev.landfall.kafka..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..");
        assertThat(codecWithoutJson.evaluate(classes).hasViolation()).isTrue();
        assertThat(accessWithoutKafka.evaluate(classes).hasViolation()).isTrue();
    }
}
