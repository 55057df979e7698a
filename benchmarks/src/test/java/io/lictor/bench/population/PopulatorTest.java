package io.lictor.bench.population;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.event.RecordedEvent;
import io.lictor.license.License;
import io.lictor.license.LicenseFold;
import io.lictor.license.Standing;
import io.lictor.license.Status;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Benchmarks on licences that could not be would measure refusals. */
class PopulatorTest {

    private static final Instant TODAY = Instant.now().truncatedTo(ChronoUnit.DAYS);

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LAPSED")
    void licencesOfEveryLifeAreActiveToday(Life life) {
        Group group = new Group("group", life, 3, 2, TODAY);
        try (DataDirectory data = DataDirectory.take(directory);
                SqliteStore store = SqliteStore.open(data, ZeroSecrets.ofStore())) {
            long events = new Populator(store).add(group);

            assertThat(events).isEqualTo(store.log().lastPosition());
            for (int number = 0; number < group.licenses(); number++) {
                SoldLicense sale = group.sale(number);
                List<RecordedEvent> history =
                        store.log().history(sale.licenseId().toString());
                assertThat(license(history)).satisfies(license -> {
                    assertThat(Standing.of(license, false, TODAY).status()).isEqualTo(Status.ACTIVE);
                    assertThat(license.hasFreeSeat()).isTrue();
                    assertThat(license.renewableFrom().isBefore(TODAY)).isEqualTo(life == Life.RENEWABLE);
                });
            }
        }
    }

    @Test
    void thoseThatLapsedAreInGraceOrOver() {
        Group group = new Group("group", Life.LAPSED, 40, 2, TODAY);
        try (DataDirectory data = DataDirectory.take(directory);
                SqliteStore store = SqliteStore.open(data, ZeroSecrets.ofStore())) {
            new Populator(store).add(group);

            assertThat(IntStream.range(0, group.licenses())
                            .mapToObj(number -> license(store.log()
                                    .history(group.sale(number).licenseId().toString())))
                            .map(license -> Standing.of(license, false, TODAY).status()))
                    .containsOnly(Status.GRACE, Status.EXPIRED);
        }
    }

    @Test
    void theHistoriesAreAsLongAsTheBenchmarksSay() {
        assertThat(eventsOf(Life.ORDINARY)).isEqualTo(6);
        assertThat(eventsOf(Life.EVENTFUL)).isEqualTo(20);
    }

    private static int eventsOf(Life life) {
        SoldLicense sale = new Group("group", life, 1, 1, TODAY).sale(0);
        return sale.events().size() + life.after(sale).size();
    }

    private static License.Issued license(List<RecordedEvent> history) {
        return (License.Issued) LicenseFold.asOf(history, TODAY).license();
    }
}
