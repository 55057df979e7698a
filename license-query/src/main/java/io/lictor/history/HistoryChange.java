package io.lictor.history;

import io.lictor.replay.Change;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One place of the licence that changed; absent is what was not there. */
record HistoryChange(
        @Schema(
                description = "A JSON pointer into the licence; machines are at /machines/{fingerprint}, modules at"
                        + " /modules/{code}.",
                example = "/term/endsAt")
        String path,

        @Schema(types = {"string", "integer", "boolean", "object"}) @Nullable
        Object before,

        @Schema(types = {"string", "integer", "boolean", "object"}) @Nullable
        Object after) {

    static HistoryChange of(Change change) {
        return new HistoryChange(change.path(), change.before(), change.after());
    }
}
