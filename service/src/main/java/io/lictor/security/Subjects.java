package io.lictor.security;

import io.lictor.access.Subject;
import io.lictor.web.SubjectSource;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.context.SecurityContextHolder;

/** The caller whom the filters let in. */
final class Subjects implements SubjectSource {

    @Override
    public Subject subjectOf(HttpServletRequest request) {
        return current();
    }

    /**
     * Returns the caller of this request; a request that passed no authentication has no role, so every check refuses
     * it.
     */
    static Subject current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof AuthenticatedCaller caller
                ? caller.getPrincipal()
                : Subject.licensedSoftware();
    }
}
