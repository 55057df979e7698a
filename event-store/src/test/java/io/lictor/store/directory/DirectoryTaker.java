package io.lictor.store.directory;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Takes a data directory and keeps it until killed, or says why it can't. */
final class DirectoryTaker {

    private DirectoryTaker() {}

    static void main(String[] args) throws InterruptedException {
        try {
            DataDirectory.take(Path.of(args[0]));
            IO.println("taken");
            new CountDownLatch(1).await();
        } catch (DataDirectoryInUse refused) {
            IO.println(refused.getMessage());
        }
    }
}
