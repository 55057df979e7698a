package io.lictor.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Failed constraints of bean validation: all of them, each with its place. */
final class ConstraintProblems {

    private ConstraintProblems() {}

    static Problem ofBody(Errors errors) {
        return Problem.invalid(violations(errors));
    }

    /**
     * Returns the problem of invalid arguments; those outside the body come first, since without them the body can't
     * be right either.
     */
    static Problem ofArguments(HandlerMethodValidationException exception) {
        List<Violation> violations = new ArrayList<>();
        for (ParameterValidationResult result : exception.getParameterValidationResults()) {
            MethodParameter argument = result.getMethodParameter();
            if (result instanceof ParameterErrors errors) {
                violations.addAll(violations(errors));
            } else if (argument.hasParameterAnnotation(RequestBody.class)) {
                String pointer = result.getContainerIndex() == null ? "" : "/" + result.getContainerIndex();
                result.getResolvableErrors().forEach(e -> violations.add(new Violation(pointer, detail(e))));
            } else {
                String detail = detail(result.getResolvableErrors().getFirst());
                return Arguments.problem(argument, Arguments.name(argument), detail);
            }
        }
        return violations.isEmpty() ? StatusProblems.of(400) : Problem.invalid(violations);
    }

    private static List<Violation> violations(Errors errors) {
        // Sorted: bean validation reports in any order, and the same request gets the same answer.
        return errors.getAllErrors().stream()
                .map(error -> new Violation(pointer(error), detail(error)))
                .distinct()
                .sorted(java.util.Comparator.comparing(Violation::pointer).thenComparing(Violation::detail))
                .toList();
    }

    private static String pointer(ObjectError error) {
        return error instanceof FieldError field ? JsonPointers.of(field.getField()) : "";
    }

    private static String detail(MessageSourceResolvable error) {
        @Nullable String message = error.getDefaultMessage();
        return message == null ? "is not valid" : message;
    }
}
