package io.lictor.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lictor.checks.Validator;
import io.lictor.documents.embedded.TestDatabase;
import io.lictor.event.LicenseActivated;
import io.lictor.event.ProductDefined;
import io.lictor.key.TypedKey;
import io.lictor.lookup.KeyFinder;
import io.lictor.lookup.LicenseFinder;
import io.lictor.lookup.ProductFinder;
import io.lictor.projection.Projection;
import io.lictor.projection.Projections;
import io.lictor.projection.Rebuild;
import io.lictor.reading.FromReadModel;
import io.lictor.reading.ReadAfterWrite;
import io.lictor.readmodel.LicensesDefinition;
import io.lictor.readmodel.ReadModel;
import io.lictor.validation.ReasonCode;
import io.lictor.validation.ValidationQuery;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Policy;
import io.lictor.web.LictorHeaders;
import io.lictor.web.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

/** Before the read model is complete, customers can start their software all the same, and lists say "not yet". */
class RebuildTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final SampleLicense SOLD = SampleLicense.subscription(new UUID(7, 1), "acme");

    @TempDir
    Path directory;

    @Test
    void theEventsAnswerUntilTheReadModelCan() throws Exception {
        try (EventsOnDisk events = new EventsOnDisk(directory);
                TestDatabase database = TestDatabase.embedded()) {
            events.append(new ProductDefined(
                    SampleLicense.PRODUCT, "Render", Policy.DEFAULT, ActivationLimit.of(2), SampleLicense.NEW_YEAR));
            events.append(SOLD.events());
            events.append(new LicenseActivated(SOLD.licenseId(), "machine", null, null, NOW));
            ReadModel readModel = new ReadModel(database.readModel());
            try (Projection projection = LicensesDefinition.embedded(events.log(), readModel)) {
                Rebuild rebuild = projection.rebuild();
                var licenses = new LicenseFinder(readModel, events.log(), rebuild);
                var products = new ProductFinder(readModel, events.log(), rebuild);
                var keys = new KeyFinder(SampleLicense.KEYS, readModel, events.log(), rebuild);
                var validator = new Validator(SampleLicense.KEYS, keys, licenses, products, _ -> {});
                var reading = new ReadAfterWrite(
                        events.log(),
                        readModel,
                        new Projections(List.of(projection)),
                        Duration.ofSeconds(5),
                        InstantSource.system());

                assertThat(rebuild.isRunning()).isTrue();
                var fromEvents = licenses.find(SOLD.licenseId());
                assertThat(fromEvents).isPresent();
                assertThat(code(validator)).isEqualTo(ReasonCode.VALID);
                assertThatThrownBy(() -> ask(reading, "list"))
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                problem -> assertThat(problem.code()).isEqualTo("READ_MODEL_BUILDING"));
                assertThat(ask(reading, "one")).isTrue();

                projection.start();

                var complete = new CompletableFuture<Void>();
                rebuild.whenComplete(() -> complete.complete(null));
                complete.get(30, TimeUnit.SECONDS);
                assertThat(rebuild.isRunning()).isFalse();
                assertThat(licenses.find(SOLD.licenseId())).isEqualTo(fromEvents);
                assertThat(code(validator)).isEqualTo(ReasonCode.VALID);
                assertThat(ask(reading, "list")).isTrue();
            }
        }
    }

    private static ReasonCode code(Validator validator) {
        return validator
                .validate(TypedKey.read(SOLD.key()), ValidationQuery.ofMachine("machine", null), NOW)
                .code();
    }

    private static boolean ask(ReadAfterWrite reading, String handler) throws Exception {
        var request = new MockHttpServletRequest();
        request.addHeader(LictorHeaders.AFTER, "4");
        return reading.preHandle(
                request,
                new MockHttpServletResponse(),
                new HandlerMethod(new Handlers(), Handlers.class.getDeclaredMethod(handler)));
    }

    @FromReadModel
    static class Handlers {

        void list() {}

        @FromReadModel(orFromEvents = true)
        void one() {}
    }
}
