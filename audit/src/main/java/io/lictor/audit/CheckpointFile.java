package io.lictor.audit;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** A file of checkpoints, one after the other. */
record CheckpointFile(Path file) implements CheckpointSink {

    /** More than the longest note has. */
    private static final int TAIL = 4096;

    private static final byte[] SIGNATURE = "\n— ".getBytes(StandardCharsets.UTF_8);

    @Override
    public void publish(String note) throws IOException {
        byte[] bytes = note.getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE)) {
            long end = endOfLastWhole(channel);
            if (endsWith(channel, end, bytes)) {
                return; // a restart hands over again what it can't know to have arrived
            }
            try {
                write(channel, end, bytes);
                channel.truncate(end + bytes.length);
                channel.force(true);
            } catch (IOException e) {
                channel.truncate(end);
                throw e;
            }
        }
    }

    /** Half of one may lie there after a loss of power. What is no checkpoint at all is somebody else's, and stays. */
    private long endOfLastWhole(FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            return 0;
        }
        byte[] tail = read(channel, Math.max(0, channel.size() - TAIL), channel.size());
        for (int end = tail.length; end > 0; end--) {
            if (tail[end - 1] == '\n' && isSignature(tail, end)) {
                return channel.size() - tail.length + end;
            }
        }
        throw new IOException("it is no file of checkpoints");
    }

    /** Returns whether the line that ends there begins as signatures do. */
    private static boolean isSignature(byte[] tail, int end) {
        int start = end - 2;
        while (start >= 0 && tail[start] != '\n') {
            start--;
        }
        return start >= 0
                && start + SIGNATURE.length < end
                && Arrays.equals(tail, start, start + SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    private static boolean endsWith(FileChannel channel, long end, byte[] bytes) throws IOException {
        return end >= bytes.length && Arrays.equals(read(channel, end - bytes.length, end), bytes);
    }

    private static byte[] read(FileChannel channel, long from, long to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) (to - from));
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
            // until it is there
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static void write(FileChannel channel, long at, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer, at + buffer.position());
        }
    }

    @Override
    public String kind() {
        return "file";
    }

    @Override
    public String place() {
        return file.toString();
    }
}
