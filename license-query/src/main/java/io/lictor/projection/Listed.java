package io.lictor.projection;

import io.lictor.license.License;
import io.lictor.readmodel.EarlierPlaces;

/** A licence on its way through its events, and where it stood in lists before. */
record Listed(License license, EarlierPlaces earlier) {

    static final Listed NOT_YET = new Listed(License.NOT_ISSUED, EarlierPlaces.NONE);
}
