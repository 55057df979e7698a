package io.lictor.handling.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.test.matchers.Matchers.matches;
import static org.axonframework.test.matchers.Matchers.payloadsMatching;
import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import io.lictor.command.BeginLicense;
import io.lictor.command.Decision;
import io.lictor.command.LicenseCommand;
import io.lictor.event.Event;
import io.lictor.event.LicenseEvent;
import io.lictor.event.Streams;
import io.lictor.handling.CommandContext;
import io.lictor.handling.Outcome;
import io.lictor.spec.KnownFacts;
import io.lictor.spec.Story;
import io.lictor.writeside.LicenseDecider;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Every given/when/then about one licence, once more through Axon's {@link AggregateTestFixture}: the aggregate folds the given
 * events, the handler decides, and the events published, or the rejection, are those of the rules alone. Stories of several
 * licences, such as upgrades, need several aggregates, which the fixture doesn't have: they run on the real store.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoriesThroughAxonTest {

    private static final List<String> CAPABILITIES = List.of(
            "activating",
            "automation",
            "contents",
            "disabling",
            "erasing",
            "issuing",
            "ownership",
            "renewing",
            "upgrading",
            "withdrawing");

    private List<Story> all = List.of();

    @BeforeAll
    void runTheDecisionTests() {
        LauncherDiscoveryRequest tests = LauncherDiscoveryRequestBuilder.request()
                .selectors(CAPABILITIES.stream()
                        .map(capability -> selectPackage("io.lictor." + capability))
                        .toList())
                .filters(includeClassNamePatterns(".*Test"), excludeClassNamePatterns(".*AutomationsTest"))
                .build();
        all = Story.toldBy(() -> LauncherFactory.create().execute(tests));
    }

    Stream<Story> ofOneLicense() {
        return all.stream()
                .filter(StoriesThroughAxonTest::isOfOneLicense)
                .filter(StoriesThroughAxonTest::isToldInOrder);
    }

    /** Returns whether the handler decides it as it stands: a new licence has a new id, and time doesn't go back. */
    private static boolean isToldInOrder(Story story) {
        List<Event> history = story.given().stream()
                .filter(event ->
                        event.streamId().equals(Streams.license(story.when().licenseId())))
                .toList();
        return (history.isEmpty() || !(story.when() instanceof BeginLicense))
                && history.stream()
                        .noneMatch(event -> event.at().isAfter(story.when().at()));
    }

    private static boolean isOfOneLicense(Story story) {
        List<? extends Event> then =
                story.then() instanceof Decision.Accepted<LicenseEvent>(List<LicenseEvent> events) ? events : List.of();
        return Stream.concat(story.given().stream(), then.stream())
                .allMatch(event -> !(event instanceof LicenseEvent license)
                        || license.licenseId().equals(story.when().licenseId()));
    }

    @ParameterizedTest
    @MethodSource("ofOneLicense")
    void comesToTheSame(Story story) {
        UUID licenseId = story.when().licenseId();
        KnownFacts context = new KnownFacts();
        story.given().forEach(context::record);
        AggregateTestFixture<LicenseAggregate> fixture = new AggregateTestFixture<>(LicenseAggregate.class);
        LicenseHandler handler = new LicenseHandler(
                LicenseDecider::decide,
                fixture.getRepository(),
                _ -> context,
                new KeyStreams(EmbeddedEventStore.builder()
                        .storageEngine(new InMemoryEventStorageEngine())
                        .build()),
                (_, _, _) -> List.of());
        CommandDispatcher.records(LicenseCommand.class)
                .forEach(command -> fixture.registerCommandHandler(command, handler::handle));
        List<Event> history = story.given().stream()
                .filter(event -> event.streamId().equals(Streams.license(licenseId)))
                .toList();

        TestExecutor<LicenseAggregate> given =
                history.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(history);
        ResultValidator<LicenseAggregate> then = given.when(
                story.when(),
                CommandDispatcher.message(story.when(), new CommandContext("anna", "c-1"))
                        .getMetaData());

        switch (story.then()) {
            case Decision.Accepted<LicenseEvent>(List<LicenseEvent> events) ->
                then.expectSuccessfulHandlerExecution()
                        .expectEventsMatching(payloadsMatching(matches((List<?> published) -> published.stream()
                                .filter(LicenseEvent.class::isInstance)
                                .toList()
                                .equals(events))));
            case Decision.Rejected<LicenseEvent> rejected ->
                then.expectNoEvents().expectResultMessagePayload(new Outcome.Rejected<>(rejected.rejection()));
        }
    }

    @Test
    void hasAStoryOfEveryCommand() {
        Set<Class<?>> told = all.stream().map(story -> story.when().getClass()).collect(Collectors.toSet());

        assertThat(told)
                .containsAll(CommandDispatcher.records(LicenseCommand.class).toList());
        assertThat(ofOneLicense()).hasSizeGreaterThan(300);
    }
}
