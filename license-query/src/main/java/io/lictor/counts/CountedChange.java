package io.lictor.counts;

import io.lictor.license.License;

/**
 * A licence that its events have changed in a way that counts.
 *
 * @param writer by whose documents it is counted: all streams of one come in the order of their positions
 * @param from the position of the first of these events
 * @param to the position of the last one
 */
public record CountedChange(String streamId, String writer, License before, License after, long from, long to) {

    /** Returns whether the two states are counted alike, so that there is nothing to write. */
    public boolean isNone() {
        return Contribution.isSame(before, after);
    }
}
