package io.lictor.web;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tomcat's own errors, such as a request line that it can't read, as problems instead of HTML. */
public final class ProblemReportValve extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(ProblemReportValve.class);

    private final RejectedRequestLog refused = new RejectedRequestLog(Stream::empty);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        // The conditions of the valve that this replaces: an error, not yet answered, and somebody there to read it.
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        AtomicBoolean ioAllowed = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, ioAllowed);
        if (!ioAllowed.get()) {
            return;
        }
        if (throwable != null && status >= 500) {
            log.error("A request failed before or after its handler", throwable);
        }
        try {
            response.resetBuffer(true);
            ProblemWriter.write(StatusProblems.of(status), request, response);
            refused.tell(request, status); // where no filter of ours came to see it
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            log.debug("A problem could not be written", e);
        }
    }
}
