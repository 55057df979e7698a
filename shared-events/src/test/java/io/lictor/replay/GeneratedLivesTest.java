package io.lictor.replay;

import static io.lictor.Samples.at;
import static io.lictor.Samples.defined;
import static io.lictor.Samples.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.LicenseFixture;
import io.lictor.Samples;
import io.lictor.event.Event;
import io.lictor.event.LicenseEvent;
import io.lictor.event.ProductEvent;
import io.lictor.event.ProductVersionDisabled;
import io.lictor.event.ProductVersionEnabled;
import io.lictor.event.ProductVersionReleased;
import io.lictor.event.RecordedEvent;
import io.lictor.license.License;
import io.lictor.license.LicenseFold;
import io.lictor.license.Status;
import io.lictor.product.Product;
import io.lictor.value.ModuleGrant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The status that a replay tells is the licence's status, at every instant. A failure names its seed. */
class GeneratedLivesTest {

    private static final Instant BEGINNING = at("2026-01-01");
    private static final Instant END = at("2030-01-01");

    static LongStream seeds() {
        return LongStream.range(20261122, 20261122 + 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theReplayAndTheFoldAgree(long seed) {
        Random random = new Random(seed);
        List<RecordedEvent> all = recorded(life(random));
        List<RecordedEvent> history = only(LicenseEvent.class, all);
        List<RecordedEvent> product = only(ProductEvent.class, all);

        List<Step> steps = LicenseReplay.of(history, product, 1, END);

        Status told = null;
        for (Step step : steps) {
            if (step instanceof Step.Happened happened) {
                assertThat(happened.statusBefore()).isEqualTo(told);
            }
            told = step.statusAfter();
        }
        assertThat(steps).extracting(Step::at).isSorted();
        for (Instant instant : instants(random, steps)) {
            assertThat(toldAt(instant, steps)).as("at %s", instant).isEqualTo(statusAt(instant, history, product));
        }
    }

    private static List<Event> life(Random random) {
        List<Event> life = new ArrayList<>(List.of(
                defined("2020-01-01"),
                new ProductVersionReleased("seg", "2025", at("2025-01-01"), at("2025-01-01")),
                new ProductVersionReleased("seg", "2026", at("2026-01-01"), at("2026-01-01"))));
        if (random.nextBoolean()) {
            life.add(new ProductVersionDisabled("seg", "2025", at("2025-06-01")));
        }
        Instant now = BEGINNING;
        life.add(sale(random).issued());
        for (int i = 0; i < 60; i++) {
            // often at one instant, now and then by a clock that is behind
            now = random.nextInt(3) == 0 ? now : now.plus(Duration.ofDays(random.nextInt(30)));
            Instant by = random.nextInt(8) == 0 ? now.minusSeconds(random.nextInt(2_000_000)) : now;
            life.add(random.nextInt(5) == 0 ? ofProduct(random, by) : ofLicense(random, by));
        }
        return life;
    }

    private static LicenseFixture sale(Random random) {
        LicenseFixture sale = oneOf(
                        List.of(LicenseFixture.trial(), LicenseFixture.perpetual(), LicenseFixture.subscription()),
                        random)
                .module("mesh", "2026-08-01");
        if (random.nextBoolean()) {
            sale = sale.from("2026-02-15");
        }
        return random.nextBoolean() ? sale.tiedTo("2025") : sale;
    }

    private static LicenseEvent ofLicense(Random random, Instant at) {
        String when = at.toString();
        String later = at.plus(Duration.ofDays(random.nextInt(400))).toString();
        return switch (random.nextInt(14)) {
            case 0 -> Samples.activated("m-1", when);
            case 1 -> Samples.freedByVendor("m-1", when);
            case 2 -> Samples.extended(later, when);
            case 3 -> Samples.canceled(when);
            case 4 -> Samples.resumed(when);
            case 5 ->
                random.nextBoolean()
                        ? Samples.upgraded(when)
                        : Samples.upgradedUntil(
                                at.plus(Duration.ofDays(random.nextInt(200))).toString(), when);
            case 6 -> Samples.reverted(when);
            case 7 -> Samples.modulesAdded(when, new ModuleGrant("mesh", at(later)));
            case 8 -> Samples.suspended(when);
            case 9, 10 -> Samples.enabled(when);
            case 11 -> Samples.bought(later, when);
            case 12 -> Samples.subscribed("P3M", when);
            default -> Samples.renewed(when, "P6M", when);
        };
    }

    private static ProductEvent ofProduct(Random random, Instant at) {
        String version = random.nextBoolean() ? "2025" : "2026";
        return random.nextBoolean()
                ? new ProductVersionDisabled("seg", version, at)
                : new ProductVersionEnabled("seg", version, at);
    }

    private static List<Instant> instants(Random random, List<Step> steps) {
        List<Instant> instants = new ArrayList<>();
        for (Step step : steps) {
            instants.addAll(
                    List.of(step.at().minusMillis(1), step.at(), step.at().plusMillis(1)));
        }
        for (int i = 0; i < 50; i++) {
            instants.add(BEGINNING.plusMillis(
                    random.nextLong(Duration.between(BEGINNING, END).toMillis())));
        }
        return instants;
    }

    private static @Nullable Status toldAt(Instant instant, List<Step> steps) {
        Status told = null;
        for (Step step : steps) {
            told = step.at().isAfter(instant) ? told : step.statusAfter();
        }
        return told;
    }

    private static @Nullable Status statusAt(
            Instant instant, List<RecordedEvent> history, List<RecordedEvent> ofProduct) {
        if (!(LicenseFold.asOf(history, instant).license() instanceof License.Issued license)) {
            return null;
        }
        Product product = Product.UNDEFINED;
        for (RecordedEvent recorded : ofProduct) {
            if (!recorded.event().at().isAfter(instant)) {
                product = Product.evolve(product, (ProductEvent) recorded.event());
            }
        }
        return Status.of(license, product.isDisabled(license.version()), instant);
    }

    private static List<RecordedEvent> only(Class<?> type, List<RecordedEvent> all) {
        return all.stream()
                .filter(recorded -> type.isInstance(recorded.event()))
                .toList();
    }

    private static <T> T oneOf(List<? extends T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
