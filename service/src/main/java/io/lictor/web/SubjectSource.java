package io.lictor.web;

import io.lictor.access.Subject;
import jakarta.servlet.http.HttpServletRequest;

/** Says who sent a request. The one place where credentials come in. */
@FunctionalInterface
public interface SubjectSource {

    Subject subjectOf(HttpServletRequest request);
}
