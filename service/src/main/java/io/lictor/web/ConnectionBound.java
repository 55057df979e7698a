package io.lictor.web;

/**
 * The number of connections that are served at once: as many as are configured, but no more than fit into a quarter of the
 * heap. Each request that is on its way holds buffers, and anybody may begin one and never end it; further connections wait
 * in the queue of the machine until a place is free.
 */
public final class ConnectionBound {

    /** Memory of a request that has begun and doesn't go on, in bytes; measured with two thousand of them. */
    private static final long BYTES_EACH = 96 * 1024;

    private static final int LEAST = 64;

    private ConnectionBound() {}

    /** The bound in this process. */
    public static int here(int configured) {
        return of(configured, Runtime.getRuntime().maxMemory());
    }

    /** The bound for a heap of that many bytes; -1, which is no bound, where none is configured. */
    static int of(int configured, long heap) {
        if (configured < 0) {
            return configured;
        }
        long fitting = Math.max(LEAST, heap / 4 / BYTES_EACH);
        return (int) Math.min(configured, fitting);
    }
}
