package io.lictor.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Agrees with the caller on what to answer in, before anything is decided. Spring would do so when the answer is there:
 * by then a licence is issued, and its key is lost with the 406. So Spring is told that everything is accepted.
 */
final class ContentNegotiation implements HandlerInterceptor, HandlerMethodArgumentResolver {

    private static final String CHOSEN = Representation.class.getName();
    private static final List<MediaType> USUALLY = List.of(MediaType.APPLICATION_JSON);

    /** Cache: a handler's annotations never change, so they are looked at once. */
    private final Map<Method, List<MediaType>> ours = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !HttpMethod.OPTIONS.matches(request.getMethod())) {
            List<MediaType> offered = offered(method, request);
            if (Collections.disjoint(offered, MediaTypes.OF_ANSWERS)) {
                throw new ProblemException(StatusProblems.of(404), null); // a library's, not ours
            }
            MediaType chosen = AcceptHeader.by(request)
                    .best(offered)
                    .orElseThrow(() -> new ProblemException(notAcceptable(offered), null));
            request.setAttribute(CHOSEN, chosen);
        }
        return true;
    }

    /** Returns the types that the mapping of a library's handler says it produces. */
    private List<MediaType> offered(HandlerMethod handler, HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE) instanceof Set<?> types
                ? types.stream().map(MediaType.class::cast).toList()
                : ours.computeIfAbsent(handler.getMethod(), _ -> ours(handler));
    }

    private static List<MediaType> ours(HandlerMethod handler) {
        AnswersIn said = handler.getMethodAnnotation(AnswersIn.class);
        return said == null ? USUALLY : MediaType.parseMediaTypes(List.of(said.value()));
    }

    static Problem notAcceptable(List<MediaType> offered) {
        String types = offered.stream()
                .map(type -> type.getType() + "/" + type.getSubtype())
                .distinct()
                .collect(Collectors.joining(" or "));
        return Problem.of(
                406, "NOT_ACCEPTABLE", "This call answers in " + types + ", and the header Accept takes none of it.");
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Representation.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return request.getAttribute(CHOSEN, NativeWebRequest.SCOPE_REQUEST) instanceof MediaType chosen
                ? new Representation(chosen)
                : null;
    }
}
