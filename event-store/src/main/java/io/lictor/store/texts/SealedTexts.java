package io.lictor.store.texts;

import io.lictor.store.UnreadableEvent;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives events that are read their texts back, as long as these were not erased. */
public final class SealedTexts {

    private static final Logger LOG = LoggerFactory.getLogger(SealedTexts.class);

    private final TextCipher seal;

    public SealedTexts(TextCipher seal) {
        this.seal = seal;
    }

    /** The stored payload and its texts; without them where they are gone or damaged, for the event happened anyway. */
    public String join(String payload, byte @Nullable [] sealed, byte @Nullable [] key, String place) {
        if (sealed == null || key == null) {
            return payload;
        }
        try {
            return ErasableTexts.putBack(seal.open(sealed, key, place), payload);
        } catch (GeneralSecurityException e) {
            LOG.warn("The texts of event {} can't be read: they are damaged, or these are other secrets", place);
            return payload;
        } catch (UnreadableEvent e) {
            return payload; // damaged itself: who decodes it will say so
        }
    }
}
