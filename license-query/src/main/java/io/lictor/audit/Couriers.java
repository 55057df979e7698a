package io.lictor.audit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes checkpoints to all places the operator has named. */
final class Couriers implements AutoCloseable {

    static final List<String> KINDS = List.of("file", "url");

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    private final List<Courier> all;

    private Couriers(List<Courier> all) {
        this.all = all;
    }

    static Couriers to(AuditProperties properties) {
        Stream<Destination> destinations = Stream.concat(
                Optional.ofNullable(properties.checkpointFile()).map(CheckpointFile::new).stream(),
                Optional.ofNullable(properties.checkpointUrl()).map(CheckpointUrl::new).stream());
        return new Couriers(destinations
                .map(destination -> new Courier(destination, FIRST_WAIT))
                .toList());
    }

    void take(SignedCheckpoint checkpoint) {
        all.forEach(courier -> courier.take(checkpoint));
    }

    /** Whether there is one of this kind, and it has not got rid of the newest checkpoint. */
    boolean isFailing(String kind) {
        return all.stream().anyMatch(courier -> courier.kind().equals(kind) && courier.isFailing());
    }

    @Override
    public void close() {
        all.forEach(Courier::close);
    }
}
