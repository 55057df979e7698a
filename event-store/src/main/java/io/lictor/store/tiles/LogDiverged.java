package io.lictor.store.tiles;

/** Another process has kept other leaves than this one has taken in; this one has begun again with those. */
public final class LogDiverged extends IllegalStateException {

    private static final long serialVersionUID = 1;

    public LogDiverged(int level, long tile) {
        super("Another process has kept other hashes in tile %d of level %d of the log than this one has found"
                .formatted(tile, level));
    }
}
