package io.lictor;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** A subscriber in another company takes this module alone: it must drag nothing in, and give the same answer everywhere. */
class ContractStandsAloneTest {

    private static final JavaClasses CONTRACT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/io/lictor/testing/")) // which is for tests alone
            .importPackages("io.lictor");

    /** So no Spring, Axon, Mongo or Jackson either, nor whatever comes after them. */
    @Test
    void needsNothingButJava() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.lictor..", "java..", "javax.crypto..", "org.jspecify..")
                .check(CONTRACT);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("io.lictor.(*)..").should().beFreeOfCycles().check(CONTRACT);
    }

    @Test
    void knowsNoDatabase() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(CONTRACT);
    }

    /** Replay must decide as the first run did. A method reference such as {@code Instant::now} counts as well as a call. */
    @Test
    void isGivenItsTimeAndItsIds() {
        noClasses().should().accessTargetWhere(readsTheClockOrThrowsDice()).check(CONTRACT);
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
