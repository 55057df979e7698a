package io.lictor.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The arguments of handlers, by the names under which callers know them. */
final class Arguments {

    private Arguments() {}

    /** The problem of an argument that did not come in the body. */
    static Problem problem(MethodParameter argument, String name, String detail) {
        return argument.hasParameterAnnotation(RequestHeader.class)
                ? Problem.invalidHeader(name, detail)
                : Problem.invalidParameter(name, detail);
    }

    static String name(MethodParameter argument) {
        RequestParam query = argument.getParameterAnnotation(RequestParam.class);
        PathVariable path = argument.getParameterAnnotation(PathVariable.class);
        RequestHeader header = argument.getParameterAnnotation(RequestHeader.class);
        String given = query != null ? query.name() : path != null ? path.name() : header != null ? header.name() : "";
        return StringUtils.hasLength(given) ? given : unnamed(argument.getParameterName());
    }

    private static String unnamed(@Nullable String name) {
        return name == null ? "?" : name;
    }
}
