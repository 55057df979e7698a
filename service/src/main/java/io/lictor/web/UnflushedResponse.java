package io.lictor.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * Leaves it to the server when to send what was written: in one piece and with its length, where it fits into the server's
 * buffer. Spring flushes an answer behind its body, before it ends, and so sends it in chunks, the last of which is empty.
 * What is streamed is flushed by its output stream.
 */
final class UnflushedResponse extends HttpServletResponseWrapper {

    UnflushedResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void flushBuffer() {}
}
