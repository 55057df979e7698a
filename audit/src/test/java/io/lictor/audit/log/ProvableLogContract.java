package io.lictor.audit.log;

import static io.lictor.store.Facts.AT;
import static io.lictor.store.Facts.activated;
import static io.lictor.store.Facts.append;
import static io.lictor.store.Facts.appendWith;
import static io.lictor.store.Facts.first;
import static io.lictor.store.Facts.nth;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lictor.event.LicenseActivated;
import io.lictor.event.TextsErased;
import io.lictor.merkle.GrowingTree;
import io.lictor.merkle.MerkleProof;
import io.lictor.merkle.MerkleTree;
import io.lictor.store.Facts;
import io.lictor.store.LicensingStore;
import io.lictor.store.LoggedEvent;
import io.lictor.store.SqlUpdate;
import io.lictor.store.StoreException;
import io.lictor.store.StoreSecrets;
import io.lictor.store.StreamConflict;
import io.lictor.store.axon.AxonEventStore;
import io.lictor.store.axon.UnitOfWorkAppend;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log holds every event as it was written, and tells for ever what was not written by a service. */
public abstract class ProvableLogContract {

    public static final byte[] SECRET = "what does not lie in the database".getBytes(UTF_8);

    private static final ObjectMapper JSON = new ObjectMapper();

    public final UUID one = UUID.randomUUID();
    private final UUID two = UUID.randomUUID();
    public LicensingStore store;
    public ProvableLog log;

    /** Opens the store of this test with {@link #SECRET}: empty at first, later with all that was appended before. */
    protected abstract LicensingStore open();

    /** Gives up what the closed store stood on. */
    protected abstract void release();

    @BeforeEach
    protected final void openStore() {
        store = open();
        log = new JdbcProvableLog(store, new StoreSecrets(() -> SECRET, () -> SECRET));
    }

    @AfterEach
    final void closeStore() {
        store.close();
        release();
    }

    protected final void openAgain() {
        store.close();
        openStore();
    }

    @Test
    void aLeafIsTheRowWithoutItsPositionInCanonicalForm() throws Exception {
        append(store, first(labelled("Reading \"room\" 1\n")), first(activated(two, "m-é😀\u0001")));

        assertThat(log.catchUp()).isEqualTo(2).isEqualTo(log.size());
        List<Map<String, Object>> rows = rows();
        for (int i = 0; i < 2; i++) {
            byte[] leaf = JSON.writeValueAsString(sorted(rows.get(i))).getBytes(UTF_8);
            byte[] hash =
                    sha256(ByteBuffer.allocate(leaf.length + 1).put((byte) 0).put(leaf));
            assertThat(log.leafHash(i)).isEqualTo(hash);
            assertThat(log.after(i, 1).getFirst().leaf()).isEqualTo(new String(leaf, UTF_8));
            assertThat(new String(leaf, UTF_8)).doesNotContain("Reading").contains("\"metadata\":{\"actor\":\"a\"}");
            assertThat(blobs("SELECT leaf FROM event ORDER BY position").get(i)).isEqualTo(hash);
        }
    }

    @Test
    void aSealTiesALeafToItsPosition() throws Exception {
        append(store, first(activated(one, "a")), first(activated(two, "b")));
        append(store, nth(2, activated(one, "c")));

        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        List<byte[]> leaves = blobs("SELECT leaf FROM event ORDER BY position");
        List<byte[]> seals = blobs("SELECT seal FROM event ORDER BY position");
        for (int i = 0; i < 3; i++) {
            mac.update(ByteBuffer.allocate(8).putLong(i + 1).array());
            assertThat(seals.get(i)).isEqualTo(mac.doFinal(leaves.get(i)));
        }
    }

    @Test
    void everyLeafIsProvedInEveryTreeAndEveryTreeIsTheBeginningOfTheNext() {
        appendMany(300);
        log.catchUp();
        List<byte[]> roots = new ArrayList<>();
        GrowingTree tree = new GrowingTree();
        roots.add(tree.root());
        for (int i = 0; i < 300; i++) {
            tree.add(log.leafHash(i));
            roots.add(tree.root());
        }

        for (int size : new int[] {1, 2, 7, 255, 256, 257, 300}) {
            assertThat(MerkleTree.root(size, log.nodes())).isEqualTo(roots.get(size));
            for (int index = 0; index < size; index += 3) {
                assertThat(MerkleProof.includes(
                                log.leafHash(index),
                                index,
                                size,
                                MerkleTree.inclusion(index, size, log.nodes()),
                                roots.get(size)))
                        .isTrue();
            }
            assertThat(MerkleProof.isConsistent(
                            size, roots.get(size), 300, roots.get(300), MerkleTree.consistency(size, 300, log.nodes())))
                    .isTrue();
        }
        assertThat(log.anomalies()).isZero();
    }

    @Test
    void whatFailedLeavesNoTraceAndNoWrongSeal() {
        append(store, first(activated(one, "a")));
        SqlUpdate failing = new SqlUpdate(
                "DELETE FROM answer WHERE key_hash = 'none'", List.of(), () -> new IllegalStateException("no"));
        assertThatThrownBy(() ->
                        appendWith(store, List.of(failing), first(activated(two, "b")), nth(2, activated(one, "c"))))
                .hasMessageContaining("no");
        assertThatThrownBy(() -> append(store, first(activated(one, "late")))).isInstanceOf(StreamConflict.class);
        append(store, first(activated(two, "b")));

        assertThat(log.catchUp()).isEqualTo(2);
        assertThat(log.anomalies()).isZero();
        assertThatEveryRowFitsItsLeaf();
    }

    @Test
    void eventsThatAreOlderThanSealsAreTakenAsTheyAre() {
        appendMany(10);
        execute("UPDATE event SET leaf = NULL, seal = NULL");
        append(store, first(activated(one, "sealed")));

        assertThat(log.catchUp()).isEqualTo(11);
        assertThat(log.anomalies()).isZero();
        assertThatEveryRowFitsItsLeaf();
    }

    @Test
    void behindTheFirstSealAnEventWithoutOneIsNone() {
        append(store, first(activated(one, "sealed")));
        log.catchUp();
        log.keep(1, "a note");
        openAgain();
        append(store, first(activated(two, "a")), nth(2, activated(one, "b")));
        execute("UPDATE event SET leaf = NULL, seal = NULL WHERE position = 2");

        assertThat(log.catchUp()).isEqualTo(3);
        assertThat(log.anomalies()).isEqualTo(1);
        assertThat(log.leafHash(1)).isEqualTo(leafHash("{\"anomaly\":\"NOT_SEALED\",\"position\":2}"));
    }

    @Test
    void anEventThatSomebodyElseWroteIsNone() {
        append(store, first(activated(one, "a")));
        insertCopy("leaf, seal", 2); // the seal of another position
        insertCopy("leaf, leaf", 3);
        append(store, nth(2, activated(one, "b")));

        assertThat(log.catchUp()).isEqualTo(4);
        assertThat(log.anomalies()).isEqualTo(2);
        assertThat(log.leafHash(1)).isEqualTo(leafHash("{\"anomaly\":\"NOT_SEALED\",\"position\":2}"));
        assertThat(log.leafHash(2)).isEqualTo(leafHash("{\"anomaly\":\"NOT_SEALED\",\"position\":3}"));
        assertThat(log.leafHash(3)).isEqualTo(hashOfRow(4));
    }

    @Test
    void anEventThatIsGoneBeforeItWasLoggedIsMissedForEver() {
        append(store, first(activated(one, "a")), first(activated(two, "b")), nth(2, activated(one, "c")));
        execute("DELETE FROM event WHERE position <= 2");

        assertThat(log.catchUp()).isEqualTo(3);
        assertThat(log.anomalies()).isEqualTo(2);
        assertThat(log.leafHash(0)).isEqualTo(leafHash("{\"anomaly\":\"MISSING\",\"position\":1}"));
        assertThat(log.leafHash(1)).isEqualTo(leafHash("{\"anomaly\":\"MISSING\",\"position\":2}"));
        assertThat(log.leafHash(2)).isEqualTo(hashOfRow(3));
    }

    @Test
    void anEventFarBehindTheOthersIsNotWaitedFor() {
        append(store, first(activated(one, "a")));
        insertCopy("leaf, seal", 1_000_000_000_000L);

        assertThatThrownBy(log::catchUp)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("from position 2 up to 1000000000000");
        assertThat(log.size()).isZero();
    }

    @Test
    void whatIsChangedLaterNoLongerFits() {
        append(store, first(activated(one, "a")), first(activated(two, "b")));
        log.catchUp();
        byte[] before = root();
        execute("UPDATE event SET payload = replace(payload, '2.0', '2.1') WHERE position = 1");
        execute("UPDATE event SET metadata = 'damaged' WHERE position = 2");
        append(store, nth(2, activated(one, "c")));

        assertThat(log.catchUp()).isEqualTo(3);
        assertThat(MerkleTree.root(2, log.nodes())).isEqualTo(before);
        assertThat(hashOfRow(1)).isNotEqualTo(log.leafHash(0));
        assertThat(log.after(1, 1).getFirst().leaf()).contains("\"metadata\":\"damaged\"");
        assertThat(hashOfRow(2)).isNotEqualTo(log.leafHash(1));
        assertThat(hashOfRow(3)).isEqualTo(log.leafHash(2));
    }

    @Test
    void anEventThatIsGoneFromTheEndStaysInTheLog() {
        appendMany(3);
        log.catchUp();
        byte[] before = root();
        execute("DELETE FROM event WHERE position = 3");
        append(store, first(activated(one, "in its place")));

        assertThat(log.catchUp()).isGreaterThanOrEqualTo(3);
        assertThat(MerkleTree.root(3, log.nodes())).isEqualTo(before);
        assertThat(log.after(2, 1).getFirst().leaf()).contains("in its place");
        assertThat(leafHash(log.after(2, 1).getFirst().leaf())).isNotEqualTo(log.leafHash(2));
    }

    @Test
    void erasingTextsChangesNoLeaf() {
        append(store, first(labelled("Dr. Müller")));
        log.catchUp();
        byte[] before = root();

        append(store, nth(2, new TextsErased(one, AT)));

        log.catchUp();
        assertThat(MerkleTree.root(1, log.nodes())).isEqualTo(before);
        assertThatEveryRowFitsItsLeaf();
    }

    @Test
    void whatIsKeptIsThereWhenOpenedAgainAndGoesOn() {
        appendMany(700);
        assertThat(log.newestKept()).isEmpty();
        log.catchUp();
        byte[] root = root();
        log.keep(600, "of 600");
        log.keep(700, "of 700");
        openAgain();
        execute("UPDATE event SET leaf = NULL, seal = NULL, payload = '{}' WHERE position <= 700");
        append(store, first(activated(one, "behind")));

        assertThat(log.catchUp()).isEqualTo(701);
        assertThat(log.anomalies()).isZero();
        assertThat(MerkleTree.root(700, log.nodes())).isEqualTo(root);
        assertThat(MerkleTree.inclusion(0, 701, log.nodes())).hasSize(10);
        assertThat(log.kept(600)).contains("of 600");
        assertThat(log.kept(601)).isEmpty();
        assertThat(log.newestKept()).contains("of 700");
    }

    @Test
    void whatWasToldOnceStays() {
        appendMany(3);
        log.catchUp();
        log.keep(2, "first");
        log.keep(2, "second");

        assertThat(log.kept(2)).contains("first");
        assertThatThrownBy(() -> log.keep(4, "too much")).isInstanceOf(IllegalArgumentException.class);
        assertThat(log.kept(4)).isEmpty();
        assertThatThrownBy(() -> log.leafHash(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> log.leafHash(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void hashesThatAreGoneAreMadeAgain() {
        appendMany(300);
        log.catchUp();
        byte[] root = root();
        log.keep(300, "a note");
        execute("DELETE FROM audit_tile WHERE level = 1");
        openAgain();
        assertThatThrownBy(log::catchUp).isInstanceOf(StoreException.class).hasMessageContaining("tile 0 of level 1");

        execute("DELETE FROM audit_tile");

        assertThat(log.catchUp()).isEqualTo(300);
        assertThat(root()).isEqualTo(root);
    }

    @Test
    void sixteenWritersAtOnceMakeOneLog() throws Exception {
        try (var threads = Executors.newFixedThreadPool(17)) {
            List<Callable<Long>> work = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                work.add(() -> {
                    for (int n = 0; n < 25; n++) {
                        append(store, first(activated(UUID.randomUUID(), "a")));
                    }
                    return 0L;
                });
            }
            work.add(() -> {
                long size = 0;
                while (size < 400) {
                    size = log.catchUp();
                    log.keep(size, "note " + size);
                }
                return size;
            });
            for (Future<Long> done : threads.invokeAll(work)) {
                done.get();
            }
        }

        assertThat(log.size()).isEqualTo(400);
        assertThat(log.anomalies()).isZero();
        assertThatEveryRowFitsItsLeaf();
        byte[] root = root();
        openAgain();
        assertThat(log.catchUp()).isEqualTo(400);
        assertThat(root()).isEqualTo(root);
    }

    @Test
    void nothingIsProvedOfNothing() {
        assertThat(log.catchUp()).isZero();
        assertThat(root()).isEqualTo(new GrowingTree().root());
        assertThat(log.after(0, 10)).isEmpty();
        log.keep(0, "of nothing");
        assertThat(log.newestKept()).contains("of nothing");
    }

    private LicenseActivated labelled(String label) {
        return new LicenseActivated(one, "m", label, "2.0", AT);
    }

    protected final void appendMany(int count) {
        for (int done = 0; done < count; done += 100) {
            var events = IntStream.range(0, Math.min(100, count - done))
                    .mapToObj(i -> first(activated(UUID.randomUUID(), "m-" + i)))
                    .toList();
            Facts.inUnitOfWork(() -> {
                AxonEventStore.over(store).publish(events);
                return UnitOfWorkAppend.current();
            });
        }
    }

    private void insertCopy(String sealed, long position) {
        execute(("INSERT INTO event (position, stream_id, stream_type, sequence_number, event_id, recorded_at, type,"
                        + " revision, payload, metadata, leaf, seal) SELECT %d, 'forged-%d', stream_type, sequence_number,"
                        + " event_id, recorded_at, type, revision, payload, metadata, %s FROM event WHERE position = 1")
                .formatted(position, position, sealed));
    }

    private void assertThatEveryRowFitsItsLeaf() {
        List<LoggedEvent> events = log.after(0, 1_000);
        assertThat(events).hasSize((int) log.size());
        for (LoggedEvent event : events) {
            assertThat(leafHash(event.leaf())).isEqualTo(log.leafHash(event.position() - 1));
        }
    }

    private byte[] hashOfRow(long position) {
        return leafHash(log.after(position - 1, 1).getFirst().leaf());
    }

    protected static byte[] leafHash(String leaf) {
        return MerkleTree.leafHash(leaf.getBytes(UTF_8));
    }

    protected final byte[] root() {
        return MerkleTree.root(log.size(), log.nodes());
    }

    /** The rows as any reader of the database finds them, under the names of the log. */
    private List<Map<String, Object>> rows() {
        return store.read(connection -> {
            try (var row = connection.createStatement().executeQuery("SELECT * FROM event ORDER BY position")) {
                List<Map<String, Object>> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(Map.of(
                            "eventId", row.getString("event_id"),
                            "metadata", tree(row.getString("metadata")),
                            "payload", tree(row.getString("payload")),
                            "recordedAt", row.getString("recorded_at"),
                            "revision", row.getString("revision"),
                            "sequence", row.getLong("sequence_number") + 1,
                            "streamId", row.getString("stream_id"),
                            "streamType", row.getString("stream_type"),
                            "type", row.getString("type")));
                }
                return rows;
            }
        });
    }

    private static Object tree(String json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Object sorted(Object json) {
        if (json instanceof Map<?, ?> members) {
            Map<String, Object> sorted = new TreeMap<>();
            members.forEach((name, value) -> sorted.put((String) name, sorted(value)));
            return sorted;
        }
        return json;
    }

    private static byte[] sha256(ByteBuffer bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes.array());
    }

    private List<byte[]> blobs(String select) {
        return store.read(connection -> {
            try (var rows = connection.createStatement().executeQuery(select)) {
                List<byte[]> blobs = new ArrayList<>();
                while (rows.next()) {
                    blobs.add(rows.getBytes(1));
                }
                return blobs;
            }
        });
    }

    protected final void execute(String sql) {
        store.write(connection -> connection.createStatement().executeUpdate(sql));
    }
}
