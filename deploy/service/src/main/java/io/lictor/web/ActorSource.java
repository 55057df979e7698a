package io.lictor.web;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Says who sent a request. The one place where credentials come in: a bean of this type replaces the trust in the
 * {@code X-Actor} header.
 */
@FunctionalInterface
public interface ActorSource {

    String actorOf(HttpServletRequest request);
}
