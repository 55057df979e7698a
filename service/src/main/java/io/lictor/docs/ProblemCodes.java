package io.lictor.docs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The codes of the problems by which an operation, or all of a controller, may say no. What every operation of its shape
 * may answer is added to the description without it: a body that can't be read, a missing credential, a version passed by.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ProblemCodes {

    /** 400, beyond what is wrong with any malformed request. */
    String[] badRequest() default {};

    /** 403, beyond the role that is missing. */
    String[] forbidden() default {};

    /** 404. */
    String[] notFound() default {};

    /** 409. */
    String[] conflict() default {};

    /** 503, worth another try. */
    String[] unavailable() default {};
}
