package io.lictor.secrets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Files that are there whole, or not at all, and stay through a loss of power. */
public final class DurableFile {

    private DurableFile() {}

    /**
     * Writes a file for its owner's eyes only; false where there was one already. Of several who do so at once, in whatever
     * process, one succeeds.
     */
    public static boolean createIfMissing(Path file, String text) throws IOException {
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Path draft = Files.createTempFile(directory, file.getFileName() + ".", ".new", ownerOnly());
        try {
            write(draft, text);
            if (!publish(draft, file)) {
                return false;
            }
        } finally {
            Files.deleteIfExists(draft);
        }
        syncDirectory(directory);
        return true;
    }

    /** Puts another text in the place of a file's, which keeps its owner and who may read it. Not for two at once. */
    static void replace(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.createFile(draft, ownerOnly()); // refused where another is at it
        try {
            write(draft, text);
            if (isPosix()) {
                PosixFileAttributes kept = Files.readAttributes(file, PosixFileAttributes.class);
                PosixFileAttributeView view =
                        Objects.requireNonNull(Files.getFileAttributeView(draft, PosixFileAttributeView.class));
                view.setOwner(kept.owner());
                view.setGroup(kept.group());
                view.setPermissions(kept.permissions());
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
        syncDirectory(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }

    private static void write(Path draft, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** A second name for it, for only that is refused where there is such a file already; moving would replace it. */
    private static boolean publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false; // somebody else was first
        } catch (UnsupportedOperationException | FileSystemException e) {
            return moved(draft, file); // a file system without links; nearly as good
        }
    }

    private static boolean moved(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static void syncDirectory(Path directory) throws IOException {
        if (isPosix()) { // Windows can't open directories, and needs no such thing
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
