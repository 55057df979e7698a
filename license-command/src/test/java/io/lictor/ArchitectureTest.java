package io.lictor;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.lictor.automation.DueIndex;
import io.lictor.issuing.Defaults;
import io.lictor.issuing.Offer;
import io.lictor.issuing.Overrun;
import io.lictor.writeside.LicenseDecider;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses WRITE_SIDE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> location.contains("license-command"))
            .importPackages("io.lictor");

    /** Commands, decisions, rejections, and the rule of each capability. */
    private static final DescribedPredicate<JavaClass> DOMAIN = resideInAPackage("io.lictor.command")
            .or(simpleName("LicenseDecider"))
            .or(nameMatching(".*Rules(\\$.*)?"));

    @Test
    void theRulesArePure() {
        classes()
                .that(DOMAIN)
                .should()
                .onlyDependOnClassesThat(resideInAPackage("java.lang..")
                        .or(resideInAPackage("java.time.."))
                        .or(resideInAPackage("java.util.."))
                        .or(resideInAPackage("org.jspecify.."))
                        .or(resideInAPackage("io.lictor.event"))
                        .or(resideInAPackage("io.lictor.key"))
                        .or(resideInAPackage("io.lictor.license"))
                        .or(resideInAPackage("io.lictor.product"))
                        .or(resideInAPackage("io.lictor.term"))
                        .or(resideInAPackage("io.lictor.token"))
                        .or(resideInAPackage("io.lictor.value"))
                        .or(resideInAPackage("io.lictor.validation"))
                        .or(DOMAIN)
                        .or(JavaClass.Predicates.belongToAnyOf(Defaults.class, Offer.class, Overrun.class)))
                .check(WRITE_SIDE);
    }

    /** Others may hand on the connection of a transaction, and no more. */
    @Test
    void sqlStaysInTheIndexOfDueInstantsAndTheKeptAnswers() {
        noClasses()
                .that(DescribedPredicate.not(assignableTo(DueIndex.class)))
                .and()
                .haveSimpleNameNotEndingWith("KeptAnswers")
                .should()
                .accessClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(WRITE_SIDE);
    }

    @Test
    void onlyTheEdgeKnowsHttp() {
        noClasses()
                .that()
                .resideInAnyPackage("io.lictor.handling..", "io.lictor.command")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "io.lictor.web..", "jakarta..", "tools.jackson..")
                .check(WRITE_SIDE);
    }

    /**
     * The clock is an {@code InstantSource} that is handed in. A method reference counts as well as a call. Only how long
     * to wait after a conflict is left to chance.
     */
    @Test
    void nobodyReadsTheClockOrThrowsDice() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.lictor.idempotency") // waits and seals: nothing that is decided
                .and(DescribedPredicate.not(simpleName("ConflictBackoff")))
                .should()
                .accessTargetWhere(readsTheClockOrThrowsDice())
                .check(WRITE_SIDE);
    }

    @Test
    void idsAreMadeByControllers() {
        noClasses()
                .that(DescribedPredicate.not(simpleNameEndingWith("Controller")))
                .and(DescribedPredicate.not(simpleName("FirstAdminToken"))) // which nobody asks for over HTTP
                .and(DescribedPredicate.not(simpleName("RejectionAnswers"))) // on whose ids nothing is decided any more
                .should()
                .dependOnClassesThat(assignableTo(UuidCreator.class))
                .check(WRITE_SIDE);
    }

    @Test
    void theClassesLookedAtAreThere() {
        assertThat(WRITE_SIDE.contain(LicenseDecider.class)).isTrue();
        assertThat(WRITE_SIDE.stream().filter(simpleNameEndingWith("Rules"))).hasSizeGreaterThan(7);
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheClockOrThrowsDice() {
        return describe("reads the clock or throws dice", access -> {
            AccessTarget target = access.getTarget();
            return switch (target.getName()) {
                case "now" -> target.getOwner().getPackageName().startsWith("java.time");
                case "currentTimeMillis", "nanoTime" -> target.getOwner().isEquivalentTo(System.class);
                case "randomUUID" -> target.getOwner().isEquivalentTo(UUID.class);
                case "random" -> target.getOwner().isEquivalentTo(Math.class);
                default ->
                    target.getOwner().isAssignableTo(Clock.class)
                            || target.getOwner().isAssignableTo(RandomGenerator.class);
            };
        });
    }
}
