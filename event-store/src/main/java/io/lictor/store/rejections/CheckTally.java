package io.lictor.store.rejections;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts refused checks in memory until they are written: whoever checks must not wait for a disk. What was counted since
 * the last writing is lost where a process is killed. Of one day it has so many rows at most, for anybody may check.
 */
final class CheckTally {

    private static final int MOST_A_DAY = 10_000;

    private final Map<Key, RejectedChecks> counted = new ConcurrentHashMap<>();
    private final LongAdder dropped = new LongAdder();

    /** Keys that have a row on {@code day} already, or will have one. */
    private final Set<Key> known = new HashSet<>();

    private LocalDate day = LocalDate.MIN;

    private record Key(UUID licenseId, String code, LocalDate day) {

        static Key of(RejectedCheck check) {
            return new Key(check.licenseId(), check.code(), LocalDate.ofInstant(check.at(), ZoneOffset.UTC));
        }

        static Key of(RejectedChecks checks) {
            return new Key(checks.licenseId(), checks.code(), checks.day());
        }

        /** A UUID of version 7, of the beginning of the day. */
        UUID id() {
            long millis = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
            ByteBuffer hash = ByteBuffer.wrap(sha256(licenseId + " " + code));
            long high = millis << 16 | 0x7000L | hash.getShort() & 0x0fffL;
            long low = hash.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        }
    }

    /** Counts the check; returns false if too many others are being counted. */
    boolean add(RejectedCheck check) {
        Key key = Key.of(check);
        if (!counted.containsKey(key) && !mayBegin(key)) {
            dropped.increment();
            return false;
        }
        add(
                key,
                new RejectedChecks(
                        key.id(),
                        check.at(),
                        check.licenseId(),
                        check.customer(),
                        check.product(),
                        check.code(),
                        check.fingerprint(),
                        1));
        return true;
    }

    /** Puts counts back that could not be written. */
    void putBack(List<RejectedChecks> unwritten) {
        unwritten.forEach(checks -> add(Key.of(checks), checks));
    }

    private void add(Key key, RejectedChecks more) {
        counted.merge(key, more, CheckTally::sum);
    }

    private static RejectedChecks sum(RejectedChecks one, RejectedChecks other) {
        RejectedChecks last = other.at().isBefore(one.at()) ? one : other;
        return new RejectedChecks(
                last.id(),
                last.at(),
                last.licenseId(),
                last.customer(),
                last.product(),
                last.code(),
                last.fingerprint(),
                one.count() + other.count());
    }

    private synchronized boolean mayBegin(Key key) {
        if (key.day().isAfter(day)) {
            day = key.day();
            known.clear();
        }
        return known.contains(key) || known.size() < MOST_A_DAY && known.add(key);
    }

    boolean isEmpty() {
        return counted.isEmpty();
    }

    /** Takes what was counted; from now on it begins anew. */
    List<RejectedChecks> take() {
        List<RejectedChecks> taken = new ArrayList<>();
        for (Key key : counted.keySet()) {
            RejectedChecks checks = counted.remove(key);
            if (checks != null) {
                taken.add(checks);
            }
        }
        return taken;
    }

    long dropped() {
        return dropped.sum();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
