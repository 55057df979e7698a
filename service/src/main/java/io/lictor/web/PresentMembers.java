package io.lictor.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component of a body, a set of texts, that is given the names of the members that the body has: what is left out and
 * what is {@code null} are two things where a body changes what is there. No member of the body itself, and not described.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PresentMembers {}
