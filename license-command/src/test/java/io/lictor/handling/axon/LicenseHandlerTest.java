package io.lictor.handling.axon;

import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.activated;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.machine;
import static io.lictor.spec.Samples.perpetual;
import static io.lictor.spec.Samples.product;
import static io.lictor.spec.Samples.subscription;
import static io.lictor.spec.Samples.suspended;
import static org.hamcrest.Matchers.instanceOf;

import io.lictor.access.Subject;
import io.lictor.automation.DueIndex;
import io.lictor.command.ActivateLicense;
import io.lictor.command.CancelAutoRenew;
import io.lictor.command.LicenseCommand;
import io.lictor.command.Rejection;
import io.lictor.event.AutoRenewCanceled;
import io.lictor.event.LicenseActivated;
import io.lictor.handling.CommandContext;
import io.lictor.handling.Outcome;
import io.lictor.handling.TransactionalWork;
import io.lictor.license.Standing;
import io.lictor.spec.KnownFacts;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.sqlite.SqliteStore;
import io.lictor.value.Kind;
import io.lictor.writeside.LicenseDecider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Axon loads, the rules decide, Axon appends. What touches several streams is tested on the real store. */
class LicenseHandlerTest {

    private static final MetaData BY_ANNA =
            CommandDispatcher.message("any", new CommandContext("anna", "c-1")).getMetaData();

    @TempDir
    Path temporary;

    private DataDirectory directory;
    private SqliteStore store;
    private AggregateTestFixture<LicenseAggregate> fixture;

    @BeforeEach
    void wire() {
        directory = DataDirectory.take(temporary.resolve("data"));
        store = SqliteStore.open(directory);
        fixture = new AggregateTestFixture<>(LicenseAggregate.class);
        KnownFacts known = new KnownFacts();
        known.record(product());
        LicenseHandler handler = new LicenseHandler(
                LicenseDecider::decide,
                fixture.getRepository(),
                _ -> known,
                new KeyStreams(fixture.getEventStore()),
                new DueIndex(store)::follow);
        CommandDispatcher.records(LicenseCommand.class)
                .forEach(command -> fixture.registerCommandHandler(command, handler::handle));
    }

    @AfterEach
    void close() {
        store.close();
        directory.close();
    }

    @Test
    void recordsWhatWasDecided() {
        fixture.given(perpetual().issued())
                .when(new ActivateLicense(LICENSE, "m-1", "Lab", "2.0", at("2026-03-01")), BY_ANNA)
                .expectSuccessfulHandlerExecution()
                .expectEvents(new LicenseActivated(LICENSE, "m-1", "Lab", "2.0", at("2026-03-01")));
    }

    @Test
    void whatComesBeforeTheLastEventByItsClockHappensWithIt() {
        fixture.given(perpetual().issued(), activated("m-1", "2028-02-01"))
                .when(new ActivateLicense(LICENSE, "m-2", null, null, at("2026-03-01")), BY_ANNA)
                .expectEvents(new LicenseActivated(LICENSE, "m-2", null, null, at("2028-02-01")));
    }

    @Test
    void foldsAllThatHappenedBefore() {
        fixture.given(perpetual().seats(1).issued(), activated("m-1", "2026-02-01"))
                .when(new ActivateLicense(LICENSE, "m-2", null, null, at("2026-03-01")), BY_ANNA)
                .expectNoEvents()
                .expectResultMessagePayload(new Outcome.Rejected<>(
                        Rejection.ActivationLimitReached.of(1, List.of(machine("m-1", "2026-02-01")))));
    }

    @Test
    void whatIsTrueAlreadyIsDoneWithoutAnEvent() {
        fixture.given(perpetual().issued(), activated("m-1", "2026-02-01"))
                .when(new ActivateLicense(LICENSE, "m-1", null, null, at("2026-03-01")), BY_ANNA)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents()
                .expectResultMessagePayloadMatching(instanceOf(Outcome.Done.class));
    }

    @Test
    void refusesWithAValueNotAnException() {
        fixture.given(perpetual().issued(), suspended("2026-02-01"))
                .when(new ActivateLicense(LICENSE, "m-1", null, null, at("2026-03-01")), BY_ANNA)
                .expectNoEvents()
                .expectResultMessagePayload(new Outcome.Rejected<>(
                        new Rejection.LicenseDisabled(Standing.Cause.SUSPENDED, "an unpaid bill")));
    }

    @Test
    void whatIsNotThereIsRefusedToo() {
        fixture.givenNoPriorActivity()
                .when(new CancelAutoRenew(LICENSE, at("2026-03-01")), BY_ANNA)
                .expectNoEvents()
                .expectResultMessagePayload(new Outcome.Rejected<>(new Rejection.LicenseNotFound(LICENSE)));
    }

    @Test
    void meetsTheExpectedVersionOrRefuses() {
        var cancel = new CancelAutoRenew(LICENSE, at("2026-03-01"));

        fixture.given(subscription().issued(), activated("m-1", "2026-02-01"))
                .when(
                        cancel,
                        CommandDispatcher.message(
                                        cancel,
                                        new CommandContext(
                                                Subject.service("anna"),
                                                "c-1",
                                                version -> version == 1,
                                                TransactionalWork.NOTHING))
                                .getMetaData())
                .expectNoEvents()
                .expectResultMessagePayload(new Outcome.Rejected<>(new Rejection.Conflict(2)));
    }

    @Test
    void eventsKeepWhoAskedAndForWhat() {
        fixture.given(subscription().issued())
                .when(new CancelAutoRenew(LICENSE, at("2026-03-01")), BY_ANNA.and("secret", "not kept"))
                .expectEvents(new GenericEventMessage<>(
                        new AutoRenewCanceled(LICENSE, at("2026-03-01")),
                        MetaData.from(Map.of("actor", "anna", "correlationId", "c-1", "command", "CancelAutoRenew"))));
    }

    @Test
    void aRefusalOfTheRulesIsNotAConflict() {
        fixture.given(perpetual().issued())
                .when(new CancelAutoRenew(LICENSE, at("2026-03-01")), BY_ANNA)
                .expectNoEvents()
                .expectResultMessagePayload(new Outcome.Rejected<>(new Rejection.NotASubscription(Kind.PERPETUAL)));
    }
}
