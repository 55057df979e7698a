package io.lictor.store;

import org.jspecify.annotations.Nullable;

/**
 * The texts of an event as they are stored beside it.
 *
 * @param newKey the key they are sealed under, where it has to be stored with them: the licence had none before
 */
record SealedText(byte[] sealed, byte @Nullable [] newKey) {}
