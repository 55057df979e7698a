package io.lictor.store.transfer;

/** The store has secrets of its own, with which none of the imported licence keys would work. */
public final class SecretsDiffer extends RuntimeException {

    SecretsDiffer() {
        super("The store has been started with other secrets than those of the events, so no licence key would work."
                + " Nothing was imported; import into a store that has never been started.");
    }
}
