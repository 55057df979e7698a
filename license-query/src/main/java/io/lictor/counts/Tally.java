package io.lictor.counts;

import io.lictor.value.Channel;
import io.lictor.value.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The numbers of one bucket, each with its cell, its measure, and where in the bucket it counts. A document holds them as
 * bytes, for a busy block has a thousand and is written with each change:
 *
 * <pre>
 *   cells:   how many, then each: product, version (UTF), kind, channel (a byte each)
 *   numbers: how many, then each: key − the key before, number (both as varints, the number zigzag)
 *   key:     offset in milliseconds × 2²⁷ + cell × 2⁷ + measure
 * </pre>
 */
final class Tally {

    static final Tally NONE = new Tally(List.of(), new long[0], new long[0]);

    private static final int CELL_SHIFT = 7;
    private static final int OFFSET_SHIFT = 27;
    private static final int MEASURES = 1 << CELL_SHIFT;
    private static final int CELLS = 1 << (OFFSET_SHIFT - CELL_SHIFT);

    private final List<Cell> cells;
    private final long[] keys;
    private final long[] numbers;

    private Tally(List<Cell> cells, long[] keys, long[] numbers) {
        this.cells = cells;
        this.keys = keys;
        this.numbers = numbers;
    }

    /** A number to be added. */
    record Addition(int offset, Cell cell, int measure, long number) {}

    /** Takes the numbers, one by one. */
    interface Visitor {

        void visit(int offset, Cell cell, int measure, long number);
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < keys.length; i++) {
            long key = keys[i];
            visitor.visit(
                    (int) (key >>> OFFSET_SHIFT),
                    cells.get((int) (key >>> CELL_SHIFT) & (CELLS - 1)),
                    (int) key & (MEASURES - 1),
                    numbers[i]);
        }
    }

    Tally plus(List<Addition> additions) {
        List<Cell> known = new ArrayList<>(cells);
        Map<Cell, Integer> places = new HashMap<>();
        for (int place = 0; place < known.size(); place++) {
            places.put(known.get(place), place);
        }
        TreeMap<Long, Long> added = new TreeMap<>();
        for (Addition addition : additions) {
            int place = places.computeIfAbsent(addition.cell(), cell -> {
                known.add(cell);
                return known.size() - 1;
            });
            added.merge(key(addition.offset(), place, addition.measure()), addition.number(), Long::sum);
        }
        return merged(List.copyOf(known), added);
    }

    private Tally merged(List<Cell> known, TreeMap<Long, Long> added) {
        long[] allKeys = new long[keys.length + added.size()];
        long[] allNumbers = new long[allKeys.length];
        int to = 0;
        int from = 0;
        for (Map.Entry<Long, Long> addition : added.entrySet()) {
            long key = addition.getKey();
            while (from < keys.length && keys[from] < key) {
                allKeys[to] = keys[from];
                allNumbers[to++] = numbers[from++];
            }
            long number = addition.getValue();
            if (from < keys.length && keys[from] == key) {
                number += numbers[from++];
            }
            if (number != 0) {
                allKeys[to] = key;
                allNumbers[to++] = number;
            }
        }
        System.arraycopy(keys, from, allKeys, to, keys.length - from);
        System.arraycopy(numbers, from, allNumbers, to, keys.length - from);
        to += keys.length - from;
        return new Tally(known, Arrays.copyOf(allKeys, to), Arrays.copyOf(allNumbers, to));
    }

    private static long key(long offset, int place, int measure) {
        if (place >= CELLS) {
            throw new IllegalStateException("More than " + CELLS + " kinds of licences to be counted apart");
        }
        return offset << OFFSET_SHIFT | (long) place << CELL_SHIFT | measure;
    }

    byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + 4 * keys.length);
        try {
            DataOutputStream out = new DataOutputStream(bytes);
            writeNumber(bytes, cells.size());
            for (Cell cell : cells) {
                out.writeUTF(cell.product());
                out.writeUTF(cell.version());
                out.writeByte(cell.kind().ordinal());
                out.writeByte(cell.channel().ordinal());
            }
            writeNumber(bytes, keys.length);
            long before = 0;
            for (int i = 0; i < keys.length; i++) {
                writeNumber(bytes, keys[i] - before);
                writeNumber(bytes, numbers[i] << 1 ^ numbers[i] >> 63);
                before = keys[i];
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Tally read(byte[] bytes) {
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            Cell[] cells = new Cell[(int) readNumber(in)];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = new Cell(
                        in.readUTF(), in.readUTF(), Kind.values()[in.readByte()], Channel.values()[in.readByte()]);
            }
            long[] keys = new long[(int) readNumber(in)];
            long[] numbers = new long[keys.length];
            long before = 0;
            for (int i = 0; i < keys.length; i++) {
                before += readNumber(in);
                keys[i] = before;
                long zigzag = readNumber(in);
                numbers[i] = zigzag >>> 1 ^ -(zigzag & 1);
            }
            return new Tally(List.of(cells), keys, numbers);
        } catch (IOException e) {
            throw new IllegalStateException("The read model holds counts this release can't read; rebuild it", e);
        }
    }

    private static void writeNumber(ByteArrayOutputStream bytes, long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    private static long readNumber(DataInputStream in) throws IOException {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            int next = in.readUnsignedByte();
            number |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return number;
            }
        }
    }
}
