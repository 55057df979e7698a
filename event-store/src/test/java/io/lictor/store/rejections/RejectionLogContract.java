package io.lictor.store.rejections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.lictor.store.LicensingStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rejections are kept, found and forgotten, and never waited for. */
abstract class RejectionLogContract {

    private static final Instant AT = Instant.parse("2026-11-17T09:30:00.123Z");
    private static final UUID LICENSE = new UUID(1, 1);
    private static final RejectionFilter ALL = new RejectionFilter(null, null, null, null, null, null, null, null);

    private LicensingStore store;
    private RejectionLog log;

    protected abstract LicensingStore open();

    protected abstract void release();

    @BeforeEach
    final void start() {
        store = open();
        log = new RejectionLog(store);
    }

    @AfterEach
    final void stop() {
        log.close();
        store.close();
        release();
    }

    @Test
    final void whatWasKeptIsFoundAtOnceAsItWas() {
        RejectionRecord some = refusal(1, LICENSE, "acme", "seg", "ACTIVATION_LIMIT_REACHED", AT);
        RejectionRecord bare = new RejectionRecord(
                id(2), AT, "CreateToken", "anna", null, "c-1", null, null, null, null, "CONFLICT", "No.", "{}");

        log.keep(some);
        log.keep(bare);

        assertThat(log.find(ALL, 10)).containsExactly(bare, some);
    }

    @Test
    final void isAskedByLicenceCustomerCodeInstantAndProduct() {
        RejectionRecord first = refusal(1, LICENSE, "acme", "seg", "LICENSE_EXPIRED", AT);
        RejectionRecord second = refusal(2, LICENSE, "acme", "seg", "CONFLICT", AT.plusMillis(1));
        RejectionRecord third = refusal(3, new UUID(1, 2), "other", "mesh", "CONFLICT", AT.plusMillis(2));
        List.of(first, second, third).forEach(log::keep);
        log.keep(new RejectionRecord(
                id(4), AT, "CreateToken", "a", null, "c", null, null, null, null, "CONFLICT", "No.", "{}"));

        assertThat(log.find(new RejectionFilter(LICENSE, null, null, null, null, null, null, null), 9))
                .containsExactly(second, first);
        assertThat(log.find(new RejectionFilter(null, "other", null, null, null, null, null, null), 9))
                .containsExactly(third);
        assertThat(log.find(new RejectionFilter(LICENSE, "acme", "CONFLICT", null, null, null, null, null), 9))
                .containsExactly(second);
        assertThat(log.find(new RejectionFilter(null, null, null, null, AT.plusMillis(1), null, null, null), 9))
                .containsExactly(third, second);
        assertThat(log.find(new RejectionFilter(null, null, null, null, null, null, Set.of("mesh", "none"), null), 9))
                .containsExactly(third);
        assertThat(log.find(new RejectionFilter(null, null, null, null, null, null, Set.of(), null), 9))
                .isEmpty();
        assertThat(log.find(new RejectionFilter(null, null, null, null, null, null, null, third.id()), 1))
                .containsExactly(second);
    }

    @Test
    final void isAskedByMachineAndUpToAnInstant() {
        RejectionRecord first = refusal(1, LICENSE, "acme", "seg", "LICENSE_EXPIRED", AT);
        RejectionRecord second = refusal(2, LICENSE, "acme", "seg", "CONFLICT", AT.plusMillis(1));
        List.of(first, second).forEach(log::keep);

        assertThat(log.find(new RejectionFilter(null, null, null, "m-2", null, null, null, null), 9))
                .containsExactly(second);
        assertThat(log.find(new RejectionFilter(null, null, null, null, null, AT.plusMillis(1), null, null), 9))
                .containsExactly(first);
    }

    @Test
    final void refusedChecksAreCountedByLicenceCodeAndDayWhereverTheyAreCounted() {
        try (RejectionLog other = new RejectionLog(store)) {
            log.count(check(LICENSE, "m-1", AT));
            other.count(check(LICENSE, "m-2", AT.plusMillis(5)));
            assertThat(other.find(ALL, 9)).hasSize(1);
            log.count(check(LICENSE, "m-1", AT.plusMillis(3)));
            log.count(check(LICENSE, "m-1", AT.plus(Duration.ofDays(1))));
            log.count(check(new UUID(1, 2), "m-1", AT));
        }
        log.keep(refusal(1, LICENSE, "acme", "seg", "CONFLICT", AT));

        List<StoredRejection> found =
                log.find(new RejectionFilter(LICENSE, null, null, null, null, null, null, null), 9);

        assertThat(found).hasSize(3);
        assertThat(found)
                .filteredOn(RejectedChecks.class::isInstance)
                .extracting(each -> (RejectedChecks) each)
                .extracting(RejectedChecks::day, RejectedChecks::count)
                .containsExactlyInAnyOrder(
                        tuple(LocalDate.parse("2026-11-17"), 3L), tuple(LocalDate.parse("2026-11-18"), 1L));
        assertThat(log.forget(AT.minusSeconds(1), 1)).isEqualTo(2);
        assertThat(log.find(ALL, 9)).hasSize(2);
    }

    @Test
    final void whatIsCountedIsWrittenWhenItIsClosed() {
        log.count(check(LICENSE, "m-1", AT));
        log.close();

        assertThat(foundByAnother()).hasSize(1);
    }

    @Test
    final void thereAreSoManyCountsADayAtMost() {
        for (int i = 0; i < 10_010; i++) {
            log.count(check(new UUID(2, i), "m-1", AT));
        }
        log.count(check(new UUID(2, 0), "m-1", AT));
        log.count(check(new UUID(3, 0), "m-1", AT.plus(Duration.ofDays(1))));

        assertThat(log.dropped()).isEqualTo(10);
        assertThat(log.find(ALL, 20_000)).hasSize(10_001);
    }

    private static RejectedCheck check(UUID licenseId, String fingerprint, Instant at) {
        return new RejectedCheck(licenseId, "acme", "seg", "LICENSE_EXPIRED", fingerprint, at);
    }

    @Test
    final void othersFindItSoonWithoutAskingUs() throws Exception {
        try (RejectionLog other = new RejectionLog(store)) {
            log.keep(refusal(1, LICENSE, "acme", "seg", "CONFLICT", AT));
            long end = System.nanoTime() + 30_000_000_000L;
            while (other.find(ALL, 1).isEmpty()) {
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.onSpinWait();
            }
        }
    }

    @Test
    final void whatWaitsIsWrittenWhenItIsClosed() {
        IntStream.rangeClosed(1, 1_234)
                .mapToObj(i -> refusal(i, LICENSE, "acme", "seg", "CONFLICT", AT))
                .forEach(log::keep);
        log.close();

        assertThat(foundByAnother()).hasSize(1_234);
        log.keep(refusal(9_999, LICENSE, "acme", "seg", "CONFLICT", AT));
        assertThat(log.dropped()).isEqualTo(1);
    }

    @Test
    final void theOldAndTheTooManyAreForgotten() {
        IntStream.rangeClosed(1, 1_700)
                .mapToObj(i -> refusal(i, LICENSE, "acme", "seg", "CONFLICT", AT.plusMillis(i)))
                .forEach(log::keep);
        assertThat(log.find(ALL, 1)).hasSize(1);

        assertThat(log.forget(AT.plusMillis(601), 1_100)).isEqualTo(600);
        assertThat(log.forget(AT, 1_100)).isZero();
        assertThat(log.forget(AT, 7)).isEqualTo(1_093);

        assertThat(log.find(ALL, 9_999))
                .hasSize(7)
                .first()
                .extracting(StoredRejection::id)
                .isEqualTo(id(1_700));
        assertThat(log.forget(AT.plusSeconds(60), 7)).isEqualTo(7);
        assertThat(log.forget(AT, 7)).isZero();
    }

    /** The writer is held up for as long as it takes to refuse more than may wait. */
    @Test
    @Timeout(120)
    final void whoRefusesNeverWaitsAndWhatIsTooMuchIsCounted() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            threads.submit(() -> store.write(connection -> {
                held.countDown();
                await(go);
            }));
            held.await();
            for (int i = 1; i <= 10_250; i++) {
                log.keep(refusal(i, LICENSE, "acme", "seg", "CONFLICT", AT));
            }
            assertThat(log.dropped()).isEqualTo(250);
            go.countDown();
        }
        assertThat(log.find(ALL, 20_000)).hasSize(10_000);
        log.keep(refusal(20_000, LICENSE, "acme", "seg", "CONFLICT", AT));
        assertThat(log.find(ALL, 1).getFirst().id()).isEqualTo(id(20_000));
    }

    @Test
    final void whatCouldNotBeWrittenGoesOnWaiting() {
        sql("ALTER TABLE refusal RENAME TO away");
        log.keep(refusal(1, LICENSE, "acme", "seg", "CONFLICT", AT));
        assertThatThrownBy(() -> log.find(ALL, 1)).isInstanceOf(RuntimeException.class);

        sql("ALTER TABLE away RENAME TO refusal");

        assertThat(log.find(ALL, 9)).hasSize(1);
        assertThat(log.dropped()).isZero();
    }

    private List<StoredRejection> foundByAnother() {
        try (RejectionLog other = new RejectionLog(store)) {
            return other.find(ALL, 10_000);
        }
    }

    private void sql(String statement) {
        store.write(connection -> {
            try (var prepared = connection.createStatement()) {
                prepared.execute(statement);
            }
        });
    }

    private static void await(CountDownLatch latch) throws SQLException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
    }

    private static UUID id(int number) {
        return new UUID(0x019a_0000_0000_7000L, number);
    }

    private static RejectionRecord refusal(
            int number, UUID licenseId, String customer, String product, String code, Instant at) {
        return new RejectionRecord(
                id(number),
                at,
                "ActivateLicense",
                "anna",
                "t-1",
                "c-1",
                licenseId,
                customer,
                product,
                "m-" + number,
                code,
                "No.",
                "{\"limit\":2}");
    }
}
