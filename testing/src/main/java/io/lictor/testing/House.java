package io.lictor.testing;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The layout of the product: its modules from bottom to top, each with the modules it may use. */
public final class House {

    private static final Pattern IN_A_BUILD = Pattern.compile("/([\\w-]+)/target/");
    private static final Pattern IN_A_REPOSITORY = Pattern.compile("/io/lictor/([\\w-]+)/[^/]+/[^/]+\\.jar");

    private static final List<Module> MODULES = List.of(
            new Module("proofs", Set.of()),
            new Module("shared-events", Set.of()),
            new Module("event-store", Set.of("proofs", "shared-events")),
            new Module("service", Set.of("proofs", "shared-events", "event-store")),
            new Module("projections", Set.of("shared-events", "event-store", "service")),
            new Module("license-command", Set.of("shared-events", "event-store", "service")),
            new Module("license-query", Set.of("proofs", "shared-events", "event-store", "service", "projections")),
            new Module("audit", Set.of("proofs", "shared-events", "event-store", "service", "license-query")));

    private record Module(String name, Set<String> below) {}

    private final Module module;
    private final JavaClasses classes;

    private House(Module module) {
        this.module = module;
        this.classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.lictor");
    }

    /** The layout as a module on the class path has to keep it. */
    public static House of(String module) {
        return new House(MODULES.stream()
                .filter(known -> known.name().equals(module))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No module of the product: " + module)));
    }

    /** Fails where packages of the module, or those within them, depend on each other in a circle. */
    public void packagesAreFreeOfCycles() {
        slices().matching("io.lictor.(*)..").should().beFreeOfCycles().check(own());
        slices().matching("io.lictor.(**)").should().beFreeOfCycles().check(own());
    }

    /** Fails where the module depends on a module that isn't below it. */
    public void reachesOnlyModulesBelow() {
        ArchRuleDefinition.classes().should(dependOnModulesBelow()).check(own());
    }

    /** Fails where packages within {@code parent} depend on each other in a circle, or it depends on one of them. */
    public void subpackagesAreFreeOfCycles(String parent) {
        slices().matching(parent + ".(*)..").should().beFreeOfCycles().check(own());
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(parent)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(parent + ".*..")
                .check(own());
    }

    /** Fails where a class outside of packages named {@code axon} knows Axon. */
    public void axonStaysInItsPackages() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage("..axon..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.axonframework..")
                .check(own());
    }

    private JavaClasses own() {
        return classes.that(com.tngtech.archunit.base.DescribedPredicate.describe(
                "belong to " + module.name(),
                type -> moduleOf(type).filter(module.name()::equals).isPresent()));
    }

    private ArchCondition<JavaClass> dependOnModulesBelow() {
        return new ArchCondition<>("depend only on " + module.below()) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    moduleOf(dependency.getTargetClass())
                            .filter(other -> !other.equals(module.name())
                                    && !module.below().contains(other))
                            .ifPresent(other -> events.add(SimpleConditionEvent.violated(
                                    dependency, "Not below: " + other + ". " + dependency.getDescription())));
                }
            }
        };
    }

    /** The module a class was compiled in; nothing for classes of others. */
    private static Optional<String> moduleOf(JavaClass type) {
        return type.getSource().map(source -> source.getUri().toString()).flatMap(House::moduleAt);
    }

    private static Optional<String> moduleAt(String uri) {
        Matcher build = IN_A_BUILD.matcher(uri);
        if (build.find()) {
            return Optional.of(build.group(1));
        }
        Matcher repository = IN_A_REPOSITORY.matcher(uri);
        return repository.find() ? Optional.of(repository.group(1)) : Optional.empty();
    }
}
