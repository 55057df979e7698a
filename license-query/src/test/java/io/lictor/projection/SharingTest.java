package io.lictor.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.query.EventsOnDisk;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several instances, one read model: they split the work, and take over what another leaves behind. */
class SharingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LICENSES = 40;

    @TempDir
    Path directory;

    private EventsOnDisk events;
    private SharedReadModel shared;

    @BeforeEach
    void open() {
        events = new EventsOnDisk(directory);
        shared = SharedReadModel.open();
    }

    @AfterEach
    void close() {
        shared.close();
        events.close();
    }

    @Test
    void oneHasItAllUntilAnotherComesAndAgainWhenThatOneDies() {
        sell();
        SharedReadModel.Instance first = shared.start(events);
        Eventually.until("all segments are the first one's", () -> first.segments() == 4);
        activate(0);

        SharedReadModel.Instance second = shared.start(events);
        Eventually.until("they share", () -> first.segments() == 2 && second.segments() == 2);
        activate(1);
        assertThat(second.projection.position().await(events.log().lastPosition(), PATIENCE))
                .isTrue();
        assertThat(first.projection.position().await(events.log().lastPosition(), PATIENCE))
                .isTrue();
        assertThat(shared.content(1)).isEqualTo(SharedReadModel.fresh(events));

        first.kill();
        activate(2);
        Eventually.until("the second takes over", () -> second.segments() == 4);
        assertThat(second.projection.position().await(events.log().lastPosition(), PATIENCE))
                .isTrue();
        assertThat(shared.content(1)).isEqualTo(SharedReadModel.fresh(events));
    }

    @Test
    void aReaderKnowsHowFarTheOthersAreToo() {
        SharedReadModel.Instance first = shared.start(events);
        SharedReadModel.Instance second = shared.start(events);
        for (int round = 0; round < 10; round++) {
            // One stream is in one segment only: the others have to go over what is none of theirs.
            long position = events.append(
                            round == 0 ? History.sale(1).events() : java.util.List.of(History.activation(1, round)))
                    .getLast()
                    .position();
            assertThat(first.projection.position().await(position, PATIENCE)).isTrue();
            assertThat(second.projection.position().await(position, PATIENCE)).isTrue();
            assertThat(second.readModel.licenses().find().first().getLong("version"))
                    .isEqualTo(round + 1L);
        }
    }

    @Test
    void aRestartGoesOnWhereItWas() {
        sell();
        try (SharedReadModel.Instance first = shared.start(events)) {
            assertThat(first.projection.position().await(events.log().lastPosition(), PATIENCE))
                    .isTrue();
        }
        SharedReadModel.Instance again = shared.start(events);
        assertThat(again.projection.position().current()).isEqualTo(events.log().lastPosition());
        assertThat(again.projection.rebuild().isRunning()).isFalse();
    }

    private void sell() {
        for (int i = 0; i < LICENSES; i++) {
            events.append(History.sale(i).events());
        }
    }

    private void activate(int round) {
        for (int i = 0; i < LICENSES; i++) {
            events.append(History.activation(i, round));
        }
    }
}
