package io.lictor.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The media types, of {@link MediaTypes}, that a handler answers in where it is not JSON alone; the first where the caller
 * likes several the same. Not by {@code produces} of its mapping, which would describe all of them by what is returned.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AnswersIn {

    String[] value();
}
