package io.lictor.compliance;

import io.lictor.license.License;

/** A licence on its way through its events, and what it was at the end of its days. */
record SoldLicense(License license, Timeline days) {

    static final SoldLicense NOT_YET = new SoldLicense(License.NOT_ISSUED, Timeline.EMPTY);
}
