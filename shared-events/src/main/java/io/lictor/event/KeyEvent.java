package io.lictor.event;

import java.util.UUID;

/**
 * Something that happened to one licence key. Its stream is named by the key's hash: that is how a key is found, and
 * why no two licences can have the same one at a time.
 */
public sealed interface KeyEvent extends Event permits LicenseKeyAssigned, LicenseKeyReplaced, LicenseKeyReleased {

    String keyHash();

    UUID licenseId();

    @Override
    default String streamId() {
        return Streams.key(keyHash());
    }
}
