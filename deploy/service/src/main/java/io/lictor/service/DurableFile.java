package io.lictor.service;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Files that are there whole, or not at all, and stay through a loss of power. */
public final class DurableFile {

    private DurableFile() {}

    /** Writes a file for its owner's eyes only. Of several who do so at once, in whatever process, one succeeds. */
    public static void createIfMissing(Path file, String text) throws IOException {
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Path draft = Files.createTempFile(directory, file.getFileName() + ".", ".new", ownerOnly());
        try {
            write(draft, text);
            publish(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
        syncDirectory(directory);
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
    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // somebody else was first
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(draft, file); // a file system without links; nearly as good
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
