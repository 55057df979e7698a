package io.lictor.store.table;

import org.jspecify.annotations.Nullable;

/**
 * The texts of an event as they are stored beside it.
 *
 * @param key what they are sealed under
 * @param keyIsNew whether the key has to be stored with them: the licence had none before
 */
public record SealedText(byte[] sealed, byte[] key, boolean keyIsNew) {

    public byte @Nullable [] newKey() {
        return keyIsNew ? key : null;
    }
}
