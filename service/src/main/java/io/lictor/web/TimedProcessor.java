package io.lictor.web;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketWrapperBase;

/** A connection with a request that has begun: all of it must come in time. */
final class TimedProcessor extends Http11Processor {

    private static final long NONE = -1; // of a request's start, as Tomcat says it

    private final Set<TimedProcessor> busy;
    private final long patience;

    TimedProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter, Set<TimedProcessor> busy, Duration limit) {
        super(protocol, adapter);
        this.busy = busy;
        // More than the limit, by which a body is refused in words: also on a machine that is busy.
        this.patience = limit.plus(limit.dividedBy(4)).plusSeconds(3).toNanos();
    }

    /** Called with the first bytes of a request, and again with the next as long as its headers are not complete. */
    @Override
    public SocketState service(SocketWrapperBase<?> connection) throws IOException {
        busy.add(this);
        SocketState state = SocketState.CLOSED;
        try {
            state = super.service(connection);
        } finally {
            if (state != SocketState.LONG) {
                busy.remove(this);
            }
        }
        // Begun, and yet to be begun: empty lines, which for Tomcat are no request. They could go on for ever.
        return state == SocketState.OPEN && request.getStartTimeNanos() != NONE ? SocketState.CLOSED : state;
    }

    /**
     * Called every second by a thread of its own, while another may be at work here. What it reads may be outdated by
     * moments, and limits are seconds. It closes nothing, for Tomcat uses the channel of a closed connection again, and
     * the other thread may still write to it: whoever reads there finds an end, and closes.
     */
    void lookAfter() {
        if (!(getSocketWrapper() instanceof NioSocketWrapper connection)) {
            forget();
            return;
        }
        SocketChannel channel = connection.getSocket().getIOChannel(); // first: later it may be another's
        long started = request.getStartTimeNanos();
        if (channel == null || started == NONE || isRequestBodyFullyRead() || System.nanoTime() - started < patience) {
            return;
        }
        try {
            channel.shutdownInput();
        } catch (IOException e) {
            getLog().debug("Gone before it was sent away", e);
        }
    }

    /** Forgets a connection that was closed while it waited for more headers, unless it serves another by now. */
    private void forget() {
        busy.remove(this);
        if (getSocketWrapper() != null) {
            busy.add(this);
        }
    }
}
