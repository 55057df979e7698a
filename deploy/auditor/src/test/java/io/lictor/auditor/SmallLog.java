package io.lictor.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lictor.checkpoint.CheckpointSigner;
import io.lictor.merkle.MerkleTree;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** A service's events and its log of them, in memory; the two can be tampered with apart from each other. */
final class SmallLog {

    final CheckpointSigner signer;
    final TreeMap<Long, Row> rows = new TreeMap<>();
    private final List<List<byte[]>> levels = new ArrayList<>();

    SmallLog(CheckpointSigner signer) {
        this.signer = signer;
        levels.add(new ArrayList<>());
    }

    static SmallLog of(long events) {
        SmallLog log = new SmallLog(signer("lictor/test"));
        log.append(events);
        return log;
    }

    static CheckpointSigner signer(String name) {
        try {
            return CheckpointSigner.of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String key() {
        return signer.verifierKey().toString();
    }

    long size() {
        return levels.getFirst().size();
    }

    SmallLog append(long events) {
        for (long i = 0; i < events; i++) {
            append(Row.after(size()));
        }
        return this;
    }

    void append(Row row) {
        rows.put(size() + 1, row);
        log(row.leaf());
    }

    /** Lets the log take in what need not be what stands in the row. */
    void log(String leaf) {
        byte[] hash = MerkleTree.leafHash(leaf.getBytes(UTF_8));
        for (int level = 0; ; level++) {
            if (level == levels.size()) {
                levels.add(new ArrayList<>());
            }
            List<byte[]> nodes = levels.get(level);
            nodes.add(hash);
            if (nodes.size() % 2 == 1) {
                return;
            }
            hash = MerkleTree.nodeHash(nodes.get(nodes.size() - 2), hash);
        }
    }

    /** Returns a log with the same keys, made from the rows as they are now. */
    SmallLog rewritten() {
        SmallLog other = new SmallLog(signer);
        rows.values().forEach(other::append);
        return other;
    }

    /** Changes what the log keeps of a leaf, but not what it keeps above. */
    void overwrite(long position, Row row) {
        rows.put(position, row);
        levels.getFirst().set((int) position - 1, MerkleTree.leafHash(row.leaf().getBytes(UTF_8)));
    }

    byte[] node(int level, long index) {
        return levels.get(level).get((int) index);
    }

    String checkpoint(long size) {
        return signer.sign(size, MerkleTree.root(size, this::node));
    }

    String consistency(long from, long to) {
        return "{\"from\":%d,\"to\":%d,\"hashes\":%s}"
                .formatted(from, to, json(MerkleTree.consistency(from, to, this::node)));
    }

    /** The lines of a whole export at the size of now. */
    List<String> export() {
        return export(1, size());
    }

    /** Those from one position on, in a log of that size; the first has the checkpoint. */
    List<String> export(long from, long size) {
        String checkpoint = ",\"checkpoint\":\"%s\"".formatted(checkpoint(size).replace("\n", "\\n"));
        List<String> lines = new ArrayList<>();
        rows.tailMap(from).headMap(size + 1).forEach((position, row) -> {
            lines.add(line(position, row, size, lines.isEmpty() ? checkpoint : ""));
        });
        return lines;
    }

    private String line(long position, Row row, long size, String checkpoint) {
        return "{\"position\":%d,%s,\"leafIndex\":%d,\"leaf\":\"%s\",\"leafHash\":\"%s\",\"size\":%d,\"hashes\":%s%s}"
                .formatted(
                        position,
                        row.shown(),
                        position - 1,
                        row.leaf().replace("\"", "\\\""),
                        HexFormat.of().formatHex(node(0, position - 1)),
                        size,
                        json(MerkleTree.inclusion(position - 1, size, this::node)),
                        checkpoint);
    }

    private static String json(List<byte[]> hashes) {
        return hashes.stream()
                .map(hash -> "\"" + HexFormat.of().formatHex(hash) + "\"")
                .toList()
                .toString();
    }
}
