package io.lictor.asof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseDisabled;
import io.lictor.event.LicenseEnabled;
import io.lictor.event.ProductDefined;
import io.lictor.event.ProductVersionDisabled;
import io.lictor.event.ProductVersionReleased;
import io.lictor.license.Status;
import io.lictor.query.EventsOnDisk;
import io.lictor.query.SampleLicense;
import io.lictor.store.EventLog;
import io.lictor.value.ActivationLimit;
import io.lictor.value.DisableCause;
import io.lictor.value.Policy;
import io.lictor.web.ProblemException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Populations as of an instant, from the events. */
class PopulationsTest {

    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final UUID ID = new UUID(0x0198_0000_0000_7000L, 1);
    private static final UUID OTHER = new UUID(0x0198_0000_0000_7000L, 2);
    private static final SampleLicense SOLD = SampleLicense.subscription(ID, "acme");

    private final CountDownLatch open = new CountDownLatch(1);
    private final AtomicLong pages = new AtomicLong();

    @TempDir
    Path directory;

    private EventsOnDisk events;

    @BeforeEach
    void open() {
        events = new EventsOnDisk(directory);
        events.append(SOLD.events());
        events.append(SampleLicense.subscription(OTHER, "other").events());
    }

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void whatFollowsALaterEventOfItsStreamIsLeftOut() {
        events.append(new LicenseDisabled(ID, DisableCause.SUSPENDED, "unpaid", JUNE.plusMillis(1)));
        events.append(new LicenseActivated(ID, "machine", null, null, JUNE)); // by a clock that is behind

        assertThat(status(ID, JUNE)).isEqualTo(Status.ACTIVE);
        assertThat(asOf(JUNE).licenses().getFirst().version()).isEqualTo(1);
        assertThat(asOf(JUNE.plusMillis(1)).licenses().getFirst().version()).isEqualTo(3);
        assertThat(asOf(SampleLicense.NEW_YEAR.minusMillis(1)).licenses()).isEmpty();
    }

    @Test
    void aStreamStandsStillAtAnEventThatCanNotBeReadOrMakesNoSense() {
        events.append(new LicenseDisabled(ID, DisableCause.SUSPENDED, "unpaid", JUNE));
        events.append(new LicenseEnabled(ID, JUNE));
        events.append(SOLD.events().getFirst());
        events.append(new LicenseActivated(ID, "machine", null, null, JUNE));
        assertThat(asOf(JUNE).licenses().getFirst().version()).isEqualTo(3);
        assertThat(asOf(JUNE).days())
                .doesNotContainKey(JUNE.atOffset(java.time.ZoneOffset.UTC).toLocalDate());

        events.execute("UPDATE event SET payload = '{' WHERE stream_id = ? AND sequence_number = 1", ID.toString());
        assertThat(status(ID, JUNE)).isEqualTo(Status.ACTIVE);
        assertThat(status(OTHER, JUNE)).isEqualTo(Status.ACTIVE);
    }

    @Test
    void productsAreAsTheyStood() {
        UUID tied = new UUID(0x0198_0000_0000_7000L, 3);
        events.append(
                new ProductDefined(
                        SampleLicense.PRODUCT, "Render", Policy.DEFAULT, ActivationLimit.of(2), SampleLicense.NEW_YEAR),
                new ProductVersionReleased(SampleLicense.PRODUCT, "1", SampleLicense.NEW_YEAR, SampleLicense.NEW_YEAR),
                new ProductVersionDisabled(SampleLicense.PRODUCT, "1", JUNE));
        events.append(SampleLicense.subscription(tied, "acme").forVersion("1").events());

        assertThat(status(tied, JUNE.minusMillis(1))).isEqualTo(Status.ACTIVE);
        assertThat(status(tied, JUNE)).isEqualTo(Status.DISABLED);
    }

    @Test
    void anEventThatComesLateIsTakenInAndTheOthersAreNotReadAgain() {
        try (Populations populations = new Populations(counted(), Duration.ofMinutes(1), 3, 200_000)) {
            Population first = populations.asOf(JUNE);
            long read = pages.get();
            assertThat(populations.asOf(JUNE)).isSameAs(first);
            assertThat(pages.get()).isEqualTo(read);

            events.append(new LicenseDisabled(OTHER, DisableCause.SUSPENDED, "unpaid", JUNE.plusMillis(1)));
            assertThat(populations.asOf(JUNE).licenses()).isSameAs(first.licenses());
            events.append(new LicenseActivated(ID, "machine", null, null, JUNE));
            assertThat(populations.asOf(JUNE).licenses().getFirst().version()).isEqualTo(2);
            assertThat(pages.get()).isEqualTo(read + 2);
        }
    }

    @Test
    void whoeverHasToWaitTooLongIsToldHowFarItIs() {
        EventLog gated = log(() -> {
            open.await();
            return null;
        });
        try (Populations impatient = new Populations(gated, Duration.ZERO, 3, 200_000)) {
            ProblemException problem = catchThrowableOfType(ProblemException.class, () -> impatient.asOf(JUNE));
            assertThat(problem.status()).isEqualTo(503);
            assertThat(problem.code()).isEqualTo("AS_OF_BUILDING");
            assertThat(problem.facts())
                    .containsEntry("percent", 0L)
                    .containsEntry("eventsRead", 0L)
                    .containsEntry("eventsTotal", events.log().lastPosition());
            assertThat(problem.retryAfterSeconds()).contains("1");
            open.countDown();
            try (Populations patient = new Populations(gated, Duration.ofMinutes(1), 3, 200_000)) {
                assertThat(patient.asOf(JUNE).licenses()).hasSize(2);
            }
        }
    }

    @Test
    void onlySoManyInstantsArePutTogetherAtOnce() {
        EventLog gated = log(() -> {
            open.await();
            return null;
        });
        try (Populations populations = new Populations(gated, Duration.ZERO, 2, 200_000)) {
            assertThat(refusal(populations, JUNE)).isEqualTo("AS_OF_BUILDING");
            assertThat(refusal(populations, JUNE.plusSeconds(1))).isEqualTo("AS_OF_BUILDING");
            ProblemException busy =
                    catchThrowableOfType(ProblemException.class, () -> populations.asOf(JUNE.plusSeconds(2)));
            assertThat(busy.code()).isEqualTo("AS_OF_BUSY");
            assertThat(busy.status()).isEqualTo(503);
            assertThat(busy.retryAfterSeconds()).isPresent();
            // Who asks about an instant that others have asked about is one more to wait for it, and no more.
            assertThat(refusal(populations, JUNE)).isEqualTo("AS_OF_BUILDING");
            open.countDown();
        }
    }

    @Test
    void whatIsKeptMakesRoomForWhatIsAskedForLast() {
        try (Populations populations = new Populations(counted(), Duration.ofMinutes(1), 2, 3)) {
            Population first = populations.asOf(JUNE);
            assertThat(populations.asOf(JUNE)).isSameAs(first);
            assertThat(populations.asOf(JUNE.plusSeconds(1)).licenses()).hasSize(2);
            long read = pages.get();

            assertThat(populations.asOf(JUNE.plusSeconds(1)).licenses()).hasSize(2);
            assertThat(pages.get()).isEqualTo(read);
            assertThat(populations.asOf(JUNE)).isNotSameAs(first);
            assertThat(pages.get()).isGreaterThan(read);
        }
    }

    private static String refusal(Populations populations, Instant at) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> populations.asOf(at));
        return problem == null ? "" : problem.code();
    }

    private Population asOf(Instant at) {
        try (Populations populations = new Populations(events.log(), Duration.ofMinutes(1), 3, 200_000)) {
            return populations.asOf(at);
        }
    }

    private Status status(UUID id, Instant at) {
        Population then = asOf(at);
        return then.licenses().stream()
                .filter(found -> found.state().licenseId().equals(id))
                .map(found -> then.view(found).status())
                .findFirst()
                .orElseThrow();
    }

    private EventLog counted() {
        return log(pages::incrementAndGet);
    }

    /** The events, before each page of which something is done. */
    private EventLog log(java.util.concurrent.Callable<?> beforePage) {
        return (EventLog) Proxy.newProxyInstance(
                EventLog.class.getClassLoader(), new Class<?>[] {EventLog.class}, (_, method, arguments) -> {
                    if (method.getName().equals("after")) {
                        beforePage.call();
                    }
                    try {
                        return method.invoke(events.log(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
