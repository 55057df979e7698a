package io.lictor.limits;

import java.util.concurrent.locks.LockSupport;

/** Time as it passes, in nanoseconds from no particular moment. */
interface Ticker {

    Ticker SYSTEM = new Ticker() {
        @Override
        public long now() {
            return System.nanoTime();
        }

        /**
         * Waits until an instant; on a virtual thread this holds no platform thread. Returns at once if interrupted, as the
         * service is stopping.
         */
        @Override
        public void waitUntil(long moment) {
            for (long left = moment - now();
                    left > 0 && !Thread.currentThread().isInterrupted();
                    left = moment - now()) {
                LockSupport.parkNanos(left);
            }
        }
    };

    long now();

    void waitUntil(long moment);
}
