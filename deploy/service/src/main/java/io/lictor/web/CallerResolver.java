package io.lictor.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands a handler its {@link Caller}. */
final class CallerResolver implements HandlerMethodArgumentResolver {

    private final ActorSource actors;

    CallerResolver(ActorSource actors) {
        this.actors = actors;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        return new Caller(actors.actorOf(request), CorrelationId.of(request), answers(request));
    }

    private static AnswerKeeper answers(HttpServletRequest request) {
        return request.getAttribute(Writes.ANSWERS) instanceof AnswerKeeper keeper ? keeper : AnswerKeeper.NONE;
    }
}
