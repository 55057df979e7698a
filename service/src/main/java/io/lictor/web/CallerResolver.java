package io.lictor.web;

import io.lictor.access.Subject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands a handler its {@link Caller}, or, where it only reads, the {@link Subject}. */
final class CallerResolver implements HandlerMethodArgumentResolver {

    private final SubjectSource subjects;

    CallerResolver(SubjectSource subjects) {
        this.subjects = subjects;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class || parameter.getParameterType() == Subject.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        Subject subject = subjects.subjectOf(request);
        return parameter.getParameterType() == Subject.class
                ? subject
                : new Caller(subject, CorrelationId.of(request), answers(request), Headers.dryRun(request));
    }

    private static AnswerRecorder answers(HttpServletRequest request) {
        return request.getAttribute(WriteRequests.ANSWERS) instanceof AnswerRecorder keeper
                ? keeper
                : AnswerRecorder.NONE;
    }
}
