package io.lictor.integrity;

/** The moment from which the store may be read for nothing but comparison. */
@FunctionalInterface
public interface ScrubStart {

    boolean hasCome();
}
