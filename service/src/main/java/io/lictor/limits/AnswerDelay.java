package io.lictor.limits;

/** When a wrong key is answered: a fixed time after it came, whatever it took to find out. */
final class AnswerDelay {

    private AnswerDelay() {}

    /** The first multiple of {@code delay} after {@code arrival} that is not over: what took longer shows in whole ones. */
    static long of(long arrival, long now, long delay) {
        if (delay == 0) {
            return now;
        }
        long taken = Math.max(0, now - arrival);
        return arrival + Math.max(1, Math.ceilDiv(taken, delay)) * delay;
    }
}
