package io.lictor.store.postgres;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Meanings of PostgreSQL's errors, by their SQLSTATE. */
public final class PostgresErrors {

    private static final String LOCK_TIMEOUT = "55P03";
    private static final String READ_ONLY = "25006";
    private static final String STARTING_UP = "57P03";

    /** The server ends a session that is idle within its transaction before it reads what comes next. */
    private static final Set<String> IDLE_FOR_TOO_LONG = Set.of("25P03", "25P04");

    private PostgresErrors() {}

    /** Returns whether another event occupies the slot. */
    static boolean isPlaceTaken(SQLException failure) {
        return failure instanceof PSQLException refused
                && refused.getServerErrorMessage() instanceof ServerErrorMessage message
                && "event_place".equals(message.getConstraint());
    }

    /** Returns whether a page or an index is damaged. */
    static boolean isDamage(SQLException failure) {
        return "XX001".equals(failure.getSQLState()) || "XX002".equals(failure.getSQLState());
    }

    static boolean isLockTimeout(SQLException failure) {
        return LOCK_TIMEOUT.equals(failure.getSQLState());
    }

    /** Returns whether another connection may succeed: this one is lost, or its server has become read-only. */
    static boolean needsOtherConnection(Throwable failure) {
        return failure instanceof SQLException refused
                && (isLoss(refused.getSQLState()) || READ_ONLY.equals(refused.getSQLState()));
    }

    /** Returns whether a commit that failed this way may have happened: the server went silent instead of refusing. */
    static boolean leavesCommitOpen(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || (isLoss(state) && !IDLE_FOR_TOO_LONG.contains(state));
    }

    /** Returns whether a failed connection is worth another try; a wrong name or password isn't. */
    static boolean mayPass(SQLException failure) {
        String state = failure.getSQLState();
        return STARTING_UP.equals(state) || isLoss(state) || (state != null && state.startsWith("53"));
    }

    /** Returns whether nobody can write: no room, no connection, a read-only server or one in trouble. */
    public static boolean isOfServer(SQLException failure) {
        String state = failure.getSQLState();
        return isLoss(state) || READ_ONLY.equals(state) || (state != null && state.startsWith("53"));
    }

    /** No connection, a server that is going down, or trouble within it. */
    private static boolean isLoss(@Nullable String state) {
        return state != null
                && (IDLE_FOR_TOO_LONG.contains(state)
                        || state.startsWith("08")
                        || state.startsWith("57P")
                        || state.startsWith("58")
                        || state.startsWith("XX"));
    }
}
