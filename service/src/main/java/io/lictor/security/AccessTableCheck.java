package io.lictor.security;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Stops the start while there is a call of which nobody has said who may make it. */
final class AccessTableCheck implements SmartInitializingSingleton {

    private final RequestMappingHandlerMapping mapping;

    AccessTableCheck(RequestMappingHandlerMapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<String> unruled = new TreeSet<>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            if (AccessRules.isOurs(handler.getBeanType())) {
                calls(info)
                        .filter(call ->
                                AccessTable.find(call.method(), call.pattern()).isEmpty())
                        .forEach(call -> unruled.add(call.method() + " " + call.pattern()));
            }
        });
        if (!unruled.isEmpty()) {
            throw new CallsWithoutRule(unruled);
        }
    }

    private record Call(String method, String pattern) {}

    private static Stream<Call> calls(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        Stream<String> names =
                methods.isEmpty() ? Stream.of("ANY") : methods.stream().map(RequestMethod::name);
        return names.flatMap(method -> info.getPatternValues().stream().map(pattern -> new Call(method, pattern)));
    }
}
