package io.lictor.store.transfer;

/** Is told now and then how many events are done, of how many. */
@FunctionalInterface
public interface Progress {

    void reached(long done, long ofAll);
}
