package io.lictor.web;

import org.springframework.http.MediaType;

/** The media type that was agreed on with the caller. A controller that answers in more than one gets it as an argument. */
public record Representation(MediaType type) {

    public boolean is(String mediaType) {
        return type.equalsTypeAndSubtype(MediaType.parseMediaType(mediaType));
    }
}
