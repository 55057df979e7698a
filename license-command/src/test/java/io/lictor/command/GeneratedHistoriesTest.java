package io.lictor.command;

import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.OTHER;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.product;
import static io.lictor.spec.Samples.released;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.LicenseFixture;
import io.lictor.event.GracePeriodStarted;
import io.lictor.event.LicenseActivated;
import io.lictor.event.LicenseEvent;
import io.lictor.event.LicenseExpired;
import io.lictor.event.RenewalWindowOpened;
import io.lictor.event.TrialConverted;
import io.lictor.license.License;
import io.lictor.license.LicenseFold;
import io.lictor.license.Status;
import io.lictor.spec.KnownFacts;
import io.lictor.spec.Samples;
import io.lictor.writeside.LicenseDecider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Invariants after every command, whatever came before. A failure names its seed. */
class GeneratedHistoriesTest {

    private static final int COMMANDS = 150;

    static LongStream seeds() {
        return LongStream.range(20261121, 20261121 + 200);
    }

    private final KnownFacts facts = new KnownFacts();
    private final List<LicenseEvent> history = new ArrayList<>();
    private final Set<Object> announced = new HashSet<>();

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyHistoryKeepsItsPromises(long seed) {
        try {
            generate(new Random(seed));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("With the seed " + seed + ", after " + history, e);
        }
    }

    private void generate(Random random) {
        RandomCommands commands = new RandomCommands(random, facts);
        facts.record(product());
        facts.record(released("2025"));
        record(sale(random).issued());

        Instant now = at("2025-12-20");
        for (int i = 0; i < COMMANDS; i++) {
            now = now.plusMillis(random.nextLong(12 * 86_400_000L));
            obey(commands.next(now));
            statusIgnoresAnnouncements(now);
        }
        assertThat(history).hasSizeGreaterThan(10);
    }

    private static LicenseFixture sale(Random random) {
        LicenseFixture sale = switch (random.nextInt(4)) {
            case 0 -> Samples.trial();
            case 1 -> Samples.perpetual();
            case 2 -> Samples.subscription().through("p-9").autoRenew(false);
            default -> Samples.subscription().tiedTo("2025");
        };
        return random.nextBoolean() ? sale.deactivations(2, "P1M").replacing(OTHER) : sale;
    }

    private void obey(LicenseCommand command) {
        License.Issued before = license();
        switch (LicenseDecider.decide(before, command, facts)) {
            case Decision.Rejected<LicenseEvent> _ -> assertThat(refolded()).isEqualTo(before);
            case Decision.Accepted<LicenseEvent>(List<LicenseEvent> events) -> {
                events.forEach(this::record);
                assertThat(refolded()).isEqualTo(license());
                endNeverMovesBackwards(before, events);
            }
        }
        if (!mayBeRepeated(command)) {
            assertThat(eventsOf(command)).as("%s again", command).isEmpty();
        }
    }

    private void record(LicenseEvent event) {
        facts.record(event);
        if (!event.licenseId().equals(LICENSE)) {
            return;
        }
        history.add(event);
        if (event instanceof LicenseActivated) {
            assertThat(license()
                            .activationLimit()
                            .exceededBy(license().activations().size()))
                    .isZero();
        }
        since(event).forEach(instant -> {
            assertThat(instant).isBeforeOrEqualTo(event.at());
            assertThat(announced.add(List.of(event.getClass(), instant)))
                    .as("%s is new", event)
                    .isTrue();
        });
    }

    private static Stream<Instant> since(LicenseEvent event) {
        return switch (event) {
            case RenewalWindowOpened e -> Stream.of(e.since());
            case GracePeriodStarted e -> Stream.of(e.since());
            case LicenseExpired e -> Stream.of(e.since());
            default -> Stream.empty();
        };
    }

    private void endNeverMovesBackwards(License.Issued before, List<LicenseEvent> events) {
        Instant end = before.endsAt();
        if (end != null && events.stream().noneMatch(TrialConverted.class::isInstance)) {
            assertThat(license().endsAt()).isAfterOrEqualTo(end);
        }
    }

    private void statusIgnoresAnnouncements(Instant now) {
        License silent =
                fold(history.stream().filter(event -> since(event).findAny().isEmpty()));

        assertThat(Status.of((License.Issued) silent, false, now)).isEqualTo(Status.of(license(), false, now));
    }

    /** Returns whether the command makes something new each time it is sent. */
    private static boolean mayBeRepeated(LicenseCommand command) {
        return command instanceof ReissueKey || command instanceof RenewLicense || command instanceof UpgradeLicense;
    }

    private List<LicenseEvent> eventsOf(LicenseCommand command) {
        return switch (LicenseDecider.decide(license(), command, facts)) {
            case Decision.Accepted<LicenseEvent>(List<LicenseEvent> events) -> events;
            case Decision.Rejected<LicenseEvent> _ -> List.of();
        };
    }

    private License.Issued license() {
        return (License.Issued) facts.license(LICENSE);
    }

    private License refolded() {
        return fold(history.stream());
    }

    private static License fold(Stream<LicenseEvent> events) {
        return events.reduce(LicenseFold.EMPTY, LicenseFold::plus, (a, _) -> a).license();
    }
}
