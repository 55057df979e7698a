package io.lictor.web;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;

/** The media types of answers: those there are, and no others. A call that answers in another than JSON names it. */
public final class MediaTypes {

    public static final String JSON = "application/json";
    public static final String NDJSON = "application/x-ndjson";
    public static final String EVENT_STREAM = "text/event-stream";
    public static final String CSV = "text/csv";
    public static final String TEXT = "text/plain";
    public static final String JSON_SCHEMA = "application/schema+json";

    /** Media type of refusals, whatever the caller accepts. */
    public static final String PROBLEM = "application/problem+json";

    static final Set<MediaType> OF_ANSWERS = Stream.of(JSON, NDJSON, EVENT_STREAM, CSV, TEXT, JSON_SCHEMA)
            .map(MediaType::parseMediaType)
            .collect(Collectors.toUnmodifiableSet());

    private MediaTypes() {}
}
