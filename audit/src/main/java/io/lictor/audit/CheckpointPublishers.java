package io.lictor.audit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes checkpoints to all places the operator has named. */
final class CheckpointPublishers implements AutoCloseable {

    static final List<String> KINDS = List.of("file", "url");

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    private final List<CheckpointPublisher> all;

    private CheckpointPublishers(List<CheckpointPublisher> all) {
        this.all = all;
    }

    static CheckpointPublishers to(AuditProperties properties) {
        Stream<CheckpointSink> sinks = Stream.concat(
                Optional.ofNullable(properties.checkpointFile()).map(CheckpointFile::new).stream(),
                Optional.ofNullable(properties.checkpointUrl()).map(CheckpointUrl::new).stream());
        return new CheckpointPublishers(
                sinks.map(sink -> new CheckpointPublisher(sink, FIRST_WAIT)).toList());
    }

    void take(SignedCheckpoint checkpoint) {
        all.forEach(publisher -> publisher.take(checkpoint));
    }

    /** Returns whether there is a publisher of this kind that has not published the newest checkpoint. */
    boolean isFailing(String kind) {
        return all.stream().anyMatch(publisher -> publisher.kind().equals(kind) && publisher.isFailing());
    }

    @Override
    public void close() {
        all.forEach(CheckpointPublisher::close);
    }
}
