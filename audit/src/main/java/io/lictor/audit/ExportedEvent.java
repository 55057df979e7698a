package io.lictor.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as its row is now, and what shows whether it is the one that was logged.
 *
 * @param at the time it was recorded, to the letter
 * @param leaf the row in canonical JSON (RFC 8785); SHA-256 over a zero byte and this is {@code leafHash}, unless the row
 *     was changed
 * @param leafHash as it was logged, in hex
 * @param size of the tree to whose root {@code hashes} lead
 * @param checkpoint the signed one of that size; on the first line only
 */
record ExportedEvent(
        long sequence,
        long position,
        String type,
        int revision,
        @Nullable String licenseId,
        @Nullable String product,
        String at,
        @Nullable String actor,
        @Nullable String tokenId,
        @Nullable String command,
        @Nullable String correlationId,

        @Schema(types = "object", description = "The event as it is stored.") @JsonRawValue
        String payload,

        long leafIndex,
        String leaf,
        String leafHash,
        long size,
        List<String> hashes,
        @Nullable String checkpoint) {}
