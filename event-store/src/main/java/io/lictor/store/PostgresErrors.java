package io.lictor.store;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What PostgreSQL's refusals mean, by their SQLSTATE. */
final class PostgresErrors {

    private static final String LOCK_TIMEOUT = "55P03";
    private static final String READ_ONLY = "25006";
    private static final String STARTING_UP = "57P03";

    /** The server ends a session that is idle within its transaction before it reads what comes next. */
    private static final Set<String> IDLE_FOR_TOO_LONG = Set.of("25P03", "25P04");

    private PostgresErrors() {}

    /** Whether another event stands in the place of one. */
    static boolean isPlaceTaken(SQLException failure) {
        return failure instanceof PSQLException refused
                && refused.getServerErrorMessage() instanceof ServerErrorMessage message
                && "event_place".equals(message.getConstraint());
    }

    /** Whether a page or an index is not what the server has written there. */
    static boolean isDamage(SQLException failure) {
        return "XX001".equals(failure.getSQLState()) || "XX002".equals(failure.getSQLState());
    }

    static boolean isDuplicate(Exception failure) {
        return failure instanceof SQLException refused && "23505".equals(refused.getSQLState());
    }

    static boolean isLockTimeout(SQLException failure) {
        return LOCK_TIMEOUT.equals(failure.getSQLState());
    }

    /** Whether another connection may do what this one can't: it is lost, or its server may only be read now. */
    static boolean needsOtherConnection(Throwable failure) {
        return failure instanceof SQLException refused
                && (isLoss(refused.getSQLState()) || READ_ONLY.equals(refused.getSQLState()));
    }

    /** Whether a commit that failed this way may be done nevertheless: the server did not say no, it went silent. */
    static boolean leavesCommitOpen(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || (isLoss(state) && !IDLE_FOR_TOO_LONG.contains(state));
    }

    /** Whether waiting helps where a connection could not be made: not with a wrong name or password. */
    static boolean mayPass(SQLException failure) {
        String state = failure.getSQLState();
        return STARTING_UP.equals(state) || isLoss(state) || (state != null && state.startsWith("53"));
    }

    /** Whether nobody can write: no room, no connection, a server that may only be read or is in trouble. */
    static boolean isOfServer(SQLException failure) {
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
