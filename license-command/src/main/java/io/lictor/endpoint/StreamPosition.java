package io.lictor.endpoint;

import io.lictor.handling.AppendedEvents.Placed;
import io.lictor.store.EventLog;
import io.lictor.web.LictorHeaders;
import java.util.List;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;

/** Position of a stream after a write: its number of events, and the position of its last event. */
public record StreamPosition(long version, long position) {

    /** Position of a stream after a command; if nothing had to change, that of its last event. */
    public static StreamPosition of(String streamId, long version, List<Placed> events, EventLog log) {
        return new StreamPosition(
                version,
                events.isEmpty()
                        ? log.stream(streamId, version, 1).getFirst().position()
                        : events.getLast().position());
    }

    /** The headers of every write's answer. */
    public HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.setETag(new ETag(Long.toString(version), false).formattedTag());
        headers.set(LictorHeaders.POSITION, Long.toString(position));
        return headers;
    }
}
