package io.lictor.bench.fleet;

import io.lictor.bench.load.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/** An installation that can be struck and mended. Closing it ends every process it started. */
public interface Fleet extends Servers, AutoCloseable {

    /** Starts everything and returns when it answers. */
    void start() throws IOException, InterruptedException;

    /** Kills something with signal 9, not to be handled nor noticed beforehand; what it was. */
    String strike(RandomGenerator random) throws IOException, InterruptedException;

    /** Starts what was killed and returns when it answers. */
    void mend() throws IOException, InterruptedException;

    /** Returns the file with a token for all instances, which exists once they have started. */
    Path adminTokenFile();

    @Override
    void close();
}
