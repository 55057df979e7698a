package io.lictor.readmodel;

import io.lictor.license.License;

/** A licence on its way through its events, and where it stood in lists before. */
record Listed(License license, EarlierPlaces earlier) {

    static final Listed NOT_YET = new Listed(License.NOT_ISSUED, EarlierPlaces.NONE);
}
