package io.lictor.upgrading;

import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.perpetual;
import static io.lictor.spec.Samples.product;
import static io.lictor.spec.Samples.releasedOn;
import static io.lictor.spec.Samples.span;
import static io.lictor.spec.Samples.subscription;
import static io.lictor.spec.Samples.trial;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.LicenseFixture;
import io.lictor.command.CancelAutoRenew;
import io.lictor.command.ConvertTrial;
import io.lictor.command.Decision;
import io.lictor.command.DisableLicense;
import io.lictor.command.EnableLicense;
import io.lictor.command.ExtendTerm;
import io.lictor.command.LicenseCommand;
import io.lictor.command.RenewLicense;
import io.lictor.command.RevertUpgrade;
import io.lictor.command.TransferLicense;
import io.lictor.command.UpgradeLicense;
import io.lictor.event.LicenseEvent;
import io.lictor.event.RecordedEvent;
import io.lictor.license.License.Issued;
import io.lictor.license.LicenseFold;
import io.lictor.license.Standing;
import io.lictor.license.Status;
import io.lictor.license.StatusFacts;
import io.lictor.spec.KnownFacts;
import io.lictor.value.DisableCause;
import io.lictor.value.Kind;
import io.lictor.writeside.LicenseDecider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Chains of upgrades that live as they may: whatever ends in which order, they stay one right. */
class GeneratedChainsTest {

    private static final long SEED = 20_261_201;
    private static final int CHAINS = 400;
    private static final List<String> PERIODS = List.of("P14D", "P1M", "P3M", "P1Y");

    @Test
    void oneLicenceCountsAtMostAndWhatIsForeseenComes() {
        int longest = 0;
        int returns = 0;
        for (int i = 0; i < CHAINS; i++) {
            Chain chain = new Chain(SEED + i);
            chain.live();
            chain.holdsAsItWas();
            returns += chain.comesAsForeseen();
            longest = Math.max(longest, chain.histories.size());
        }
        assertThat(longest).isGreaterThanOrEqualTo(4);
        assertThat(returns).as("licences that came back by time alone").isGreaterThan(CHAINS / 8);
    }

    private static final class Chain {

        private final long seed;
        private final Random random;
        private final KnownFacts facts = new KnownFacts();
        private final Map<UUID, List<RecordedEvent>> histories = new LinkedHashMap<>();
        private Instant now = at("2026-01-02");
        private int version = 1;

        Chain(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            facts.record(product());
            for (int edition = 1; edition < 9; edition++) {
                facts.record(releasedOn("v" + edition, "202" + edition + "-01-01"));
            }
            LicenseFixture first = switch (random.nextInt(4)) {
                case 0 -> trial();
                case 1 -> subscription();
                default -> perpetual();
            };
            record(List.of(first.from(random.nextInt(5) == 0 ? "2026-03-01" : "2026-01-01")
                    .tiedTo("v1")
                    .issued()));
        }

        private void record(List<? extends LicenseEvent> events) {
            for (LicenseEvent event : events) {
                facts.record(event);
                List<RecordedEvent> history = histories.computeIfAbsent(event.licenseId(), _ -> new ArrayList<>());
                history.add(new RecordedEvent(history.size() + 1, history.size() + 1, event));
            }
        }

        private void live() {
            int steps = 4 + random.nextInt(16);
            for (int i = 0; i < steps; i++) {
                now = now.plus(Duration.ofHours(random.nextInt(24 * 45)));
                send(command(any(), now));
                assertThat(licenses().stream().map(Issued::customer).distinct())
                        .as(this::told)
                        .hasSize(1);
                holds(licenses(), now);
            }
        }

        private void send(LicenseCommand command) {
            if (LicenseDecider.decide(facts.license(command.licenseId()), command, facts)
                    instanceof Decision.Accepted<LicenseEvent>(List<LicenseEvent> events)) {
                record(events);
            }
        }

        private LicenseCommand command(UUID id, Instant at) {
            return switch (random.nextInt(10)) {
                case 0, 1, 2 -> {
                    version = Math.min(8, version + 1);
                    yield new UpgradeLicense(
                            id,
                            new UUID(7, histories.size()),
                            random.nextInt(3) == 0 ? Kind.PERPETUAL : Kind.SUBSCRIPTION,
                            "v" + version,
                            null,
                            null,
                            null,
                            at);
                }
                case 3 ->
                    new RenewLicense(id, new RenewLicense.Paid.For(span(PERIODS.get(random.nextInt(4)))), null, at);
                case 4 -> new ExtendTerm(id, at.plus(Duration.ofDays(random.nextInt(200))), "late", at);
                case 5 -> new DisableLicense(id, DisableCause.REVOKED, "why", at);
                case 6 ->
                    random.nextBoolean()
                            ? new DisableLicense(id, DisableCause.SUSPENDED, "why", at)
                            : new EnableLicense(id, at);
                case 7 -> new TransferLicense(id, "c-" + random.nextInt(3), true, random.nextBoolean(), at);
                case 8 -> new ConvertTrial(id, random.nextBoolean() ? Kind.PERPETUAL : Kind.SUBSCRIPTION, null, at);
                default -> random.nextBoolean() ? new RevertUpgrade(id, at) : new CancelAutoRenew(id, at);
            };
        }

        private UUID any() {
            List<UUID> ids = new ArrayList<>(histories.keySet());
            return ids.get(random.nextInt(ids.size()));
        }

        private List<Issued> licenses() {
            return histories.keySet().stream()
                    .map(id -> (Issued) facts.license(id))
                    .toList();
        }

        /** At each past instant, by the events of then. */
        private void holdsAsItWas() {
            for (int i = 0; i < 20; i++) {
                long past = Duration.between(at("2026-01-02"), now).toMillis();
                Instant then = at("2026-01-02").plusMillis(random.nextLong(past + 1));
                List<Issued> stood = new ArrayList<>();
                histories.values().forEach(history -> {
                    if (LicenseFold.asOf(history, then).license() instanceof Issued issued) {
                        stood.add(issued);
                    }
                });
                holds(stood, then);
            }
        }

        /** Nothing happens any more but that the service records what has passed; how many came back. */
        private int comesAsForeseen() {
            TreeSet<Instant> instants = new TreeSet<>();
            for (Issued license : licenses()) {
                StatusFacts.of(license)
                        .boundaries()
                        .forEach(boundary -> instants.addAll(List.of(boundary.minusMillis(1), boundary)));
            }
            for (int i = 0; i < 10; i++) {
                instants.add(now.plus(Duration.ofHours(random.nextInt(24 * 800))));
            }
            instants.removeIf(instant -> instant.isBefore(now));
            Map<Instant, List<Status>> foreseen = new LinkedHashMap<>();
            for (Instant instant : instants) {
                holds(licenses(), instant);
                foreseen.put(instant, statuses(instant));
            }
            List<Standing> standings = licenses().stream()
                    .map(license -> Standing.of(license, false, now))
                    .toList();
            int returned = 0;
            for (Map.Entry<Instant, List<Status>> then : foreseen.entrySet()) {
                now = then.getKey();
                for (UUID id : List.copyOf(histories.keySet())) {
                    int before = histories.get(id).size();
                    send(new RevertUpgrade(id, now));
                    returned += histories.get(id).size() - before;
                }
                assertThat(statuses(now)).as(this::told).isEqualTo(then.getValue());
                for (int i = 0; i < standings.size(); i++) {
                    Instant until = standings.get(i).until();
                    if (until == null || now.isBefore(until)) {
                        assertThat(then.getValue().get(i))
                                .as(this::told)
                                .isEqualTo(standings.get(i).status());
                    }
                }
            }
            return returned;
        }

        private List<Status> statuses(Instant at) {
            return licenses().stream()
                    .map(license -> Status.of(license, false, at))
                    .toList();
        }

        /** The right is in the newest that is not over, and those before it are upgraded where they could be used. */
        private void holds(List<Issued> licenses, Instant at) {
            assertThat(licenses.stream()
                            .filter(license -> Status.of(license, false, at).countsAsSeats()))
                    .as(() -> told() + " at " + at)
                    .hasSizeLessThanOrEqualTo(1);
            for (Issued license : licenses) {
                Status alone = Status.of(alone(license), false, at);
                boolean replaced = alone.isUsable()
                        && licenses.stream().anyMatch(later -> isLater(later, license, licenses) && !isOver(later, at));
                assertThat(Status.of(license, false, at))
                        .as(() -> told() + " at " + at + ": " + license)
                        .isEqualTo(replaced ? Status.UPGRADED : alone);
            }
        }

        private static boolean isLater(Issued later, Issued license, List<Issued> licenses) {
            UUID predecessorId = later.predecessorId();
            return predecessorId != null
                    && (predecessorId.equals(license.licenseId())
                            || licenses.stream()
                                    .filter(each -> each.licenseId().equals(predecessorId))
                                    .anyMatch(each -> isLater(each, license, licenses)));
        }

        private static boolean isOver(Issued license, Instant at) {
            boolean revoked = license.disabled() != null && license.disabled().cause() == DisableCause.REVOKED;
            Instant expiresAt = license.expiresAt();
            return revoked || (expiresAt != null && !at.isBefore(expiresAt));
        }

        /** As if nothing had ever taken its place. */
        private static StatusFacts alone(Issued license) {
            StatusFacts facts = StatusFacts.of(license);
            return new StatusFacts(
                    facts.disabled(),
                    facts.validFrom(),
                    facts.endsAt(),
                    facts.expiresAt(),
                    false,
                    null,
                    facts.canceled());
        }

        private String told() {
            StringBuilder told = new StringBuilder("seed " + seed);
            histories.forEach((id, history) -> {
                told.append('\n').append(id);
                history.forEach(recorded -> told.append("\n  ").append(recorded.event()));
            });
            return told.toString();
        }
    }
}
