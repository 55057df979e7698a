package io.lictor.maintenance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/**
 * A file that comes to be under its name when it is whole and on the disk, and not before; for its owner's eyes only.
 * Close it in any case: what is not finished is taken away.
 */
final class NewFile implements AutoCloseable {

    private final Path file;
    private final Path draft;

    /** ProblemCodes where there is a file already: the last good backup is not to be written over by a worse one. */
    NewFile(Path file) throws IOException {
        this.file = file.toAbsolutePath();
        if (Files.exists(this.file)) {
            throw new MaintenanceFailure("There is a file %s already; it was left as it is.".formatted(file));
        }
        Path directory = Objects.requireNonNull(this.file.getParent(), "a file stands in a directory");
        if (!Files.isDirectory(directory)) {
            throw new MaintenanceFailure("There is no directory %s.".formatted(directory));
        }
        this.draft = this.file.resolveSibling(this.file.getFileName() + ".partial");
        Files.deleteIfExists(draft); // left by a crash
    }

    /** Creates the file and returns its path. */
    Path made() throws IOException {
        if (isPosix()) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(draft);
        }
        return draft;
    }

    void finish() throws IOException {
        sync(draft, StandardOpenOption.WRITE);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        if (isPosix()) { // Windows can't open directories, and needs no such thing
            sync(Objects.requireNonNull(file.getParent()), StandardOpenOption.READ);
        }
    }

    private static void sync(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(draft);
    }
}
