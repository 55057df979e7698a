package io.lictor.ownership;

import io.lictor.endpoint.EventSummary;
import io.lictor.endpoint.WriteAnswer;
import io.lictor.license.Status;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The usual answer of a write; {@code key} is there where the licence got a new one, {@code keys} are the new ones of others
 * that moved with it.
 */
record TransferAnswer(
        UUID licenseId,
        long version,
        long position,
        Status status,
        List<EventSummary> events,
        @Nullable String key,
        @Nullable String keyHint,
        List<NewKey> keys,
        List<Warning> warnings) {

    static TransferAnswer of(WriteAnswer answer, List<NewKey> keys, List<Warning> warnings) {
        return new TransferAnswer(
                answer.licenseId(),
                answer.version(),
                answer.position(),
                Objects.requireNonNull(answer.status()), // what was withdrawn is not transferred
                answer.events(),
                answer.key(),
                answer.keyHint(),
                keys,
                warnings);
    }

    /** A key that was made in the place of another, and what people may see of it. */
    @Schema(name = "NewKey")
    record NewKey(UUID licenseId, String key, String keyHint) {

        /** Returns the answer without the key, which is a credential. */
        @Override
        public String toString() {
            return "NewKey[licenseId=" + licenseId + "]";
        }
    }

    /** Warning: the transfer was done as requested, with a consequence to know of. */
    @Schema(name = "TransferWarning")
    record Warning(Code code, String detail) {

        /** Code of the warning. */
        @Schema(name = "TransferWarningCode")
        enum Code {
            KEY_STILL_WORKS
        }

        static final Warning KEY_STILL_WORKS = new Warning(
                Code.KEY_STILL_WORKS,
                "Who had the licence before knows a key of it that still works. Replace it by reissue-key, or transfer with"
                        + " reissueKey: true.");
    }

    /** Returns the answer without the keys, which are credentials. */
    @Override
    public String toString() {
        return "TransferAnswer[licenseId=" + licenseId + ", version=" + version + "]";
    }
}
