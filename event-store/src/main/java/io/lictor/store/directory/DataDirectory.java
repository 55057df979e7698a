package io.lictor.store.directory;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.lictor.store.DataUnusable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The directory of what Lictor keeps: held by one process at a time, where the events are in it; given up on close, or when
 * the process dies.
 */
public final class DataDirectory implements AutoCloseable {

    /**
     * Held by this JVM. Asked before the file is touched: on POSIX systems closing <em>any</em> handle of a file drops
     * every lock the process has on it, so a second attempt in here would silently free the directory for others.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /** Behind the text, so that others may read the process number where locks are mandatory. */
    private static final long LOCKED_BYTE = 1_000;

    private final Path path;
    private final @Nullable FileChannel channel;

    private DataDirectory(Path path, @Nullable FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Takes the directory, made for the owner's eyes only if it isn't there.
     *
     * @throws DataDirectoryInUse if another process, or another part of this one, has it
     * @throws DataUnusable if it can't be made or written
     */
    public static DataDirectory take(Path directory) {
        try {
            Path path = made(directory);
            if (!HELD.add(path)) {
                throw new DataDirectoryInUse(
                        path, Long.toString(ProcessHandle.current().pid()));
            }
            try {
                return new DataDirectory(path, locked(path));
            } catch (IOException | RuntimeException e) {
                HELD.remove(path);
                throw e;
            }
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    /**
     * The directory, made for the owner's eyes only if it isn't there, for as many processes as want it: for what they
     * keep where the events are elsewhere.
     *
     * @throws DataUnusable if it can't be made
     */
    public static DataDirectory share(Path directory) {
        try {
            return new DataDirectory(made(directory), null);
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    private static Path made(Path directory) throws IOException {
        Files.createDirectories(directory, ownerOnly());
        return directory.toRealPath();
    }

    private static DataUnusable unusable(Path directory, IOException cause) {
        return new DataUnusable(
                "The data directory %s can't be made or written: %s".formatted(directory, cause), cause);
    }

    private static FileChannel locked(Path path) throws IOException {
        FileChannel channel = FileChannel.open(ownersOnly(path.resolve("lictor.lock")), CREATE, READ, WRITE);
        try {
            if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
                throw new DataDirectoryInUse(path, text(channel));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes()));
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(32);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position());
    }

    private static FileAttribute<?>[] ownerOnly() {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** A file that nobody but the owner may read or write, made if it isn't there. */
    private static Path ownersOnly(Path file) throws IOException {
        if (isPosix()) {
            Set<PosixFilePermission> owners = PosixFilePermissions.fromString("rw-------");
            try {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(owners));
            } catch (FileAlreadyExistsException e) {
                Files.setPosixFilePermissions(file, owners);
            }
        }
        return file;
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /**
     * A file in it that nobody but the owner may read or write, whatever mode the directory has: made empty if it isn't
     * there, and taken from all others if they had it.
     *
     * @throws DataUnusable if it can't be made, or is another user's
     */
    public Path ownersFile(String name) {
        try {
            return ownersOnly(path.resolve(name));
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    /** Returns the path of the directory, with links resolved. */
    public Path path() {
        return path;
    }

    /** A file or directory in it. */
    public Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(path);
        }
    }
}
