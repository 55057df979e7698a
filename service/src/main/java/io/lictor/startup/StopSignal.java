package io.lictor.startup;

import sun.misc.Signal;

/** The signal by which whoever runs a service asks it to stop. A stop that was asked for is no failure, so it ends with 0. */
final class StopSignal {

    private StopSignal() {}

    /** Handles the signal from now on. Without this, the JVM would end with 143 after the same orderly stop. */
    static void endsWell() {
        try {
            Signal.handle(new Signal("TERM"), _ -> System.exit(0));
        } catch (IllegalArgumentException e) {
            // the JVM was told to leave signals alone (-Xrs)
        }
    }
}
